import { EXPORTS } from "./exports";
import { judge } from "./guard";
import type { Network } from "./network";
import type { Order, Outcome } from "./order";
import type { Person } from "./people";

export interface Desk {
  readonly network: Network;
  /** "2026-11-20". */
  readonly today: () => string;
  /** Adds a line to the audit. */
  readonly audit: (line: string) => void;
}

/** Runs an export for somebody, or says why not. */
export async function runExport(desk: Desk, person: Person, order: Order): Promise<Outcome> {
  const { rule, rows } = EXPORTS[order.what];
  const verdict = await judge(desk.network, desk.today(), person, order, rule);
  const entry = `${person.name} ${order.what} ${order.lineId}`;
  if ("why" in verdict) {
    desk.audit(`${entry}: refused (${verdict.why})`);
    return { ok: false, why: verdict.why };
  }
  desk.audit(`${entry}: granted`);
  return { ok: true, rows: await rows(desk.network, verdict.line, order) };
}
