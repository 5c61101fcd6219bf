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
 * Values are written as JSON texts: whatever is in them, none of it ends a field or a line.
 */
export function formatEvent({ at, outcome, name, agent }: AuditEvent): string {
  const fields = [at, outcome, quoted("name", name), quoted("agent", agent.slice(0, LONGEST_AGENT))];
  return fields.join(" ");
}

/** JSON leaves the line ends beyond ASCII as they are. Written by their numbers, they mean the same. */
function quoted(key: string, value: string): string {
  const json = JSON.stringify(value.trim());
  return `${key}=${json.replace(/[\x7f-\x9f\u2028\u2029]/g, numbered)}`;
}

function numbered(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
