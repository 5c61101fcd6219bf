/** What happened at the door. */
export type Outcome = "signed-in" | "refused" | "signed-out";

export interface AuditEvent {
  /** "2026-11-20T09:14:02Z". */
  readonly at: string;
  readonly outcome: Outcome;
  /** As it was typed in. */
  readonly name: string;
  /** The browser, as it calls itself. */
  readonly agent: string;
}

const LONGEST_AGENT = 200;

/**
 * Formats an event as a single line, for example:
 *
 *     2026-11-20T09:14:02Z signed-in name="Ida Berge" agent="Mozilla/5.0"
 *
 * In values, what could end a field or a line is written by its number.
 */
export function formatEvent({ at, outcome, name, agent }: AuditEvent): string {
  const fields = [at, outcome, quoted("name", name), quoted("agent", agent.slice(0, LONGEST_AGENT))];
  return fields.join(" ");
}

/** Quotes, backslashes, control characters, and what separates lines and paragraphs. */
const NEVER_RAW = /["\\\p{Cc}\p{Zl}\p{Zp}]/gu;

function quoted(key: string, value: string): string {
  const safe = value.trim().replace(NEVER_RAW, (character) => {
    const number = character.charCodeAt(0).toString(16).toUpperCase();
    return `\\u${number.padStart(4, "0")}`;
  });
  return `${key}="${safe}"`;
}
