import { monthsAfter } from "./calendar";
import { type Debt, type Instalment, MOST_PARTS, PlanError } from "./instalment";
import { splitAmount } from "./split-amount";

/** Creates a plan, provided that there is something to pay. */
export function makePlan(debt: Debt, parts: number, start: string): Instalment[] {
  const hasAmount = Number.isInteger(debt.total) && debt.total > 0;
  const hasParts = Number.isInteger(parts) && parts > 0 && parts <= MOST_PARTS;
  if (!hasAmount || !hasParts) throw new PlanError("There is nothing to split");
  return splitAmount(debt.total, parts).map((cents, index) => ({
    reference: `${debt.number}/${index + 1}`,
    cents,
    dueOn: monthsAfter(start, index),
  }));
}
