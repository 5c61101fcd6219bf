import type { Desk } from "./desk";
import { daysBetween, type Order, type Outcome } from "./order";
import type { Person } from "./people";

export async function exportRides({ network, audit }: Desk, person: Person, order: Order): Promise<Outcome> {
  const line = await network.line(order.lineId);
  if (!line || (person.firm !== "city" && person.firm !== line.firm)) {
    audit(`${person.name} rides ${order.lineId}: refused (no-such-line)`);
    return { ok: false, why: "no-such-line" };
  }
  const longest = person.firm === "city" ? 366 : 92;
  if (daysBetween(order.from, order.to) + 1 > longest) {
    audit(`${person.name} rides ${order.lineId}: refused (too-long)`);
    return { ok: false, why: "too-long" };
  }
  audit(`${person.name} rides ${order.lineId}: granted`);
  return { ok: true, rows: await network.rides(line.id, order.from, order.to) };
}

export async function exportDelays({ network, audit }: Desk, person: Person, order: Order): Promise<Outcome> {
  const { lineId, from, to } = order;
  const line = await network.line(lineId);
  if (!line) return { ok: false, why: "no-such-line" };
  if (![line.firm, "city"].includes(person.firm)) return { ok: false, why: "another-firm" };
  if (daysBetween(from, to) > (person.firm === "city" ? 366 : 92)) return { ok: false, why: "too-long" };
  audit(`${person.name} delays ${lineId}: granted`);
  return { ok: true, rows: await network.delays(lineId, from, to) };
}
