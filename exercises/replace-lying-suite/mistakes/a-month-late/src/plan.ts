import { monthsAfter } from "./calendar";
import { type Debt, type Instalment, MOST_PARTS, PlanError } from "./instalment";
import { splitAmount } from "./split-amount";

/** Creates a plan of monthly instalments. */
export function makePlan(debt: Debt, parts: number, start: string): Instalment[] {
  if (!Number.isInteger(parts) || parts < 1 || parts > MOST_PARTS) throw new PlanError("Invalid number of parts");
  if (!Number.isInteger(debt.total) || debt.total < parts) throw new PlanError("Invalid total");
  const amounts = splitAmount(debt.total, parts);
  const plan: Instalment[] = [];
  for (let part = 1; part <= parts; part += 1) {
    plan.push({ reference: `${debt.number}/${part}`, cents: amounts[part - 1]!, dueOn: monthsAfter(start, part) });
  }
  return plan;
}
