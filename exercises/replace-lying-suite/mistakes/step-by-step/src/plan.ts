import { monthsAfter } from "./calendar";
import { type Debt, type Instalment, MOST_PARTS, PlanError } from "./instalment";
import { splitAmount } from "./split-amount";

/** Creates a plan. Every instalment is due one month after the one before. */
export function makePlan(debt: Debt, parts: number, start: string): Instalment[] {
  if (!Number.isInteger(parts) || parts < 1 || parts > MOST_PARTS) throw new PlanError("Invalid number of parts");
  if (!Number.isInteger(debt.total) || debt.total < parts) throw new PlanError("Invalid total");
  let dueOn = start;
  return splitAmount(debt.total, parts).map((cents, index) => {
    if (index > 0) dueOn = monthsAfter(dueOn, 1);
    return { reference: `${debt.number}/${index + 1}`, cents, dueOn };
  });
}
