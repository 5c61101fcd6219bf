import { monthsAfter } from "./calendar";
import { type Debt, type Instalment, PlanError } from "./instalment";
import { splitAmount } from "./split-amount";

/** Creates a plan. Rejects part counts that make no sense. */
export function makePlan(debt: Debt, parts: number, start: string): Instalment[] {
  if (!Number.isInteger(parts) || parts <= 0) throw new PlanError(`Not a number of parts: ${parts}`);
  if (!Number.isInteger(debt.total) || debt.total < parts) throw new PlanError(`Not an amount: ${debt.total}`);
  const amounts = splitAmount(debt.total, parts);
  return amounts.map((cents, index) => {
    return { reference: `${debt.number}/${index + 1}`, cents, dueOn: monthsAfter(start, index) };
  });
}
