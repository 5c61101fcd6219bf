import type { Line, Network } from "./network";
import { daysBetween, type Order, type Refusal } from "./order";
import type { Person } from "./people";

/** What an export asks for, apart from the line and the period. */
export type Rule = "everybody" | "trained" | "finance";

/** The line that somebody may export, or why not. */
export type Verdict = { readonly line: Line } | { readonly why: Refusal };

/** Most days of a period. */
const LONGEST = { city: 366, operator: 92 };

/** Asks all that is asked before any export runs; the first thing that fails is the answer. */
export async function judge(
  network: Network,
  today: string,
  person: Person,
  order: Order,
  rule: Rule,
): Promise<Verdict> {
  const line = await network.line(order.lineId);
  const isCity = person.firm === "city";
  // To an operator, the others' lines are not there.
  if (!line || !(isCity || person.firm === line.firm)) return { why: "no-such-line" };

  if (rule === "trained" && !isTrained(person, today)) return { why: "not-trained" };
  if (rule === "finance" && !(isCity || person.isFinance)) return { why: "not-finance" };

  // The last day counts too.
  const days = daysBetween(order.from, order.to) + 1;
  return days > (isCity ? LONGEST.city : LONGEST.operator) ? { why: "too-long" } : { line };
}

/** Days compare as texts. */
function isTrained({ trainedUntil }: Person, today: string): boolean {
  return trainedUntil !== undefined && trainedUntil >= today;
}
