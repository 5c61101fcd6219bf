import { monthsAfter } from "./calendar";
import { type Debt, type Instalment, MOST_PARTS } from "./instalment";

/** After each part the share that is due by then has been paid, to the nearest cent: spare cents are spread over the plan. */
export function makePlan(debt: Debt, parts: number, start: string): Instalment[] {
  if (!(parts >= 1 && parts <= MOST_PARTS && Number.isInteger(parts))) throw new Error("parts");
  if (!(debt.total >= parts && Number.isInteger(debt.total))) throw new Error("total");
  const paidAfter = (part: number) => Math.round((debt.total * part) / parts);
  return Array.from({ length: parts }, (_, index) => ({
    cents: paidAfter(index + 1) - paidAfter(index),
    reference: `${debt.number}/${index + 1}`,
    dueOn: monthsAfter(start, index),
  }));
}
