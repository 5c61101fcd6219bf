import { monthsAfter } from "./calendar";
import { type Debt, type Instalment, MOST_PARTS, PlanError } from "./instalment";
import { splitAmount } from "./split-amount";

/**
 * Creates an instalment plan, e.g. 100.00 in 4 parts of 25.00, due monthly.
 *
 * @param debt - The invoice to be paid in parts
 * @param parts - Number of instalments
 * @param start - Due date of the first instalment
 */
export function makePlan(debt: Debt, parts: number, start: string): Instalment[] {
  if (!Number.isInteger(parts) || parts < 1 || parts > MOST_PARTS) {
    throw new PlanError(`A plan has 1 to ${MOST_PARTS} parts, not ${parts}`);
  }
  if (!Number.isInteger(debt.total) || debt.total < parts) {
    throw new PlanError(`${debt.total} cents cannot be paid in ${parts} parts`);
  }
  return splitAmount(debt.total, parts).map((cents, index) => ({
    reference: `${debt.number}/${index + 1}`,
    cents,
    dueOn: monthsAfter(start, index),
  }));
}
