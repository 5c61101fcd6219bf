import { monthsAfter } from "./calendar";
import { type Debt, type Instalment, MOST_PARTS, PlanError } from "./instalment";
import { splitAmount } from "./split-amount";

/** Creates a plan whose instalments are due from `start` on. */
export function makePlan(debt: Debt, parts: number, start: string): Instalment[] {
  const isValid = Number.isInteger(parts) && parts >= 1 && parts <= MOST_PARTS;
  if (!isValid || !Number.isInteger(debt.total) || debt.total < parts) throw new PlanError("Invalid plan");
  const dueOn = monthsAfter(start, 0);
  return splitAmount(debt.total, parts).map((cents, index) => ({
    reference: `${debt.number}/${index + 1}`,
    cents,
    dueOn,
  }));
}
