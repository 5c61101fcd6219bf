import type { FixExercise } from "~/kinds/fix/content";
import type { Practice } from "./practice";

/** Writes the default text for an imported exercise. The exercise's author may write better text. */

const upTo = (max: number, text: string) => (text.length <= max ? text : `${text.slice(0, max - 1).trimEnd()}…`);

/** Turns "two-fer" into "Two fer". */
export function titleOf({ named }: Practice): string {
  const words = named.replace(/[-_]+/g, " ").trim();
  return upTo(80, words.charAt(0).toUpperCase() + words.slice(1));
}

export function summaryOf(practice: Practice): string {
  return upTo(160, practice.blurb.replace(/\s+/g, " ") || `Write what ${titleOf(practice)} asks for.`);
}

/** Turns words into a folder or file name. */
export function idOf(words: string): string {
  const id = words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return id.slice(0, 60).replace(/-+$/, "") || "what-was-asked";
}

export const reportOf = ({ instructions }: Practice): string =>
  `An AI assistant was asked for this and left only an outline: the names exist, but not their code. Make the code do what
is described below. The visible tests check only part of it.

${instructions}
`;

export function teachingOf({ source, named, licence, authors }: Practice): string {
  const by = authors.length > 0 ? `, by ${upTo(200, authors.join(", "))}` : "";
  return `Code that passes the visible tests may still fail on the next input: the hidden tests check the same rules with other
examples.

**How to find it.** Go through the task rule by rule, and try each with an input that no visible test has: none, one, many,
the limits themselves, and what is not allowed.

**Next time.** Before you accept work that an assistant calls done, ask where the code follows each rule of the task.

Taken from “${named}”, ${source}${by}. Licence: ${licence}
`;
}

export const hintsOf = (): FixExercise["hints"] => [
  "Read the task rule by rule, and note which visible test checks each rule. Which rule has none?",
  "Fix one visible test at a time, and run all of them each time: what works must keep working.",
  "Write the rule, not its examples. Then try inputs that no visible test has: none, one, many, the limits themselves, and what is not allowed.",
];
