import type { AuditEvent, Outcome } from "./audit";

/** Where a line ends for the auditors' tool, which is written in Python and uses `splitlines()`. */
const LINE_END = /\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/;

/** A value is written as in JSON: a quote in it is \", a backslash \\, a line feed \n; \u2028 is any character. */
const LINE = /^(\S+) (signed-in|refused|signed-out) name=("(?:[^"\\]|\\.)*") agent=("(?:[^"\\]|\\.)*")$/;

/** Reads the audit log as the auditors do. The tool is theirs; it stops at a line that it cannot read. */
export function readAudit(log: string): AuditEvent[] {
  const lines = log.split(LINE_END).filter((line) => line !== "");
  return lines.map((line) => {
    const [, at, outcome, name, agent] = LINE.exec(line) ?? [];
    if (!at || !name || !agent) throw new Error(`Cannot read: ${line}`);
    return { at, outcome: outcome as Outcome, name: JSON.parse(name), agent: JSON.parse(agent) };
  });
}
