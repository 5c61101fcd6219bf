import type { Desk } from "./desk";
import { daysBetween, type Order, type Outcome, type Refusal } from "./order";
import type { Person } from "./people";

/** Complaints have names in them, so everybody needs the training, the city's people too. */
export async function exportComplaints(desk: Desk, person: Person, order: Order): Promise<Outcome> {
  const refuse = (why: Refusal): Outcome => {
    desk.audit(`${person.name} complaints ${order.lineId}: refused (${why})`);
    return { ok: false, why };
  };
  const line = await desk.network.line(order.lineId);
  if (!line) return refuse("no-such-line");
  const isCity = person.firm === "city";
  if (!isCity && person.firm !== line.firm) return refuse("no-such-line");
  if (!person.trainedUntil || person.trainedUntil < desk.today()) return refuse("not-trained");
  if (daysBetween(order.from, order.to) + 1 > (isCity ? 366 : 92)) return refuse("too-long");
  desk.audit(`${person.name} complaints ${order.lineId}: granted`);
  return { ok: true, rows: await desk.network.complaints(order.lineId, order.from, order.to) };
}

/** What a line earns is for its firm's finance people, and for the city. */
export async function exportRevenue(desk: Desk, person: Person, order: Order): Promise<Outcome> {
  const line = await desk.network.line(order.lineId);
  let why: Refusal | undefined;
  if (line === undefined) why = "no-such-line";
  else if (person.firm !== "city") {
    if (person.firm !== line.firm) why = "another-firm";
    else if (!person.isFinance) why = "not-finance";
    else if (daysBetween(order.from, order.to) >= 92) why = "too-long";
  } else if (daysBetween(order.from, order.to) >= 366) why = "too-long";
  desk.audit(`${person.name} revenue ${order.lineId}: ${why ? `refused (${why})` : "granted"}`);
  if (why) return { ok: false, why };
  return { ok: true, rows: await desk.network.revenue(order.lineId, order.from, order.to) };
}
