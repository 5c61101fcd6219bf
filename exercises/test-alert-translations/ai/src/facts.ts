import { type Alert, MOST_CHARACTERS } from "./alert";

/**
 * Verifies a text against the facts of an alert.
 *
 * Line, stops and times must survive translation verbatim; the wording around them is free.
 */
export function containsAllFacts(alert: Alert, text: string): boolean {
  const facts = [alert.line, ...alert.between, alert.from, alert.until ?? ""];
  return countCharacters(text) <= MOST_CHARACTERS && facts.every((fact) => text.includes(fact));
}

/** Counts code points without combining accents, so that an emoji or an accented letter is one character. */
function countCharacters(text: string): number {
  return [...text.replace(/\p{M}/gu, "")].length;
}
