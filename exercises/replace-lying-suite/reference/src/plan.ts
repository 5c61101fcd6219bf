import { monthsAfter } from "./calendar";
import { type Debt, type Instalment, MOST_PARTS, PlanError } from "./instalment";
import { splitAmount } from "./split-amount";

/** A plan of monthly instalments. Each due day is counted from the first, so that the 31st comes back after February. */
export function makePlan({ number, total }: Debt, parts: number, start: string): Instalment[] {
  if (!Number.isInteger(parts) || parts < 1 || parts > MOST_PARTS) throw new PlanError("no such number of parts");
  if (!Number.isInteger(total) || total < parts) throw new PlanError("not a cent for each part");
  return splitAmount(total, parts).map((cents, index) => ({
    reference: `${number}/${index + 1}`,
    cents,
    dueOn: monthsAfter(start, index),
  }));
}
