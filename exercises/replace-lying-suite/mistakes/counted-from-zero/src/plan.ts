import { monthsAfter } from "./calendar";
import { type Debt, type Instalment, MOST_PARTS, PlanError } from "./instalment";
import { splitAmount } from "./split-amount";

/** Creates a plan of monthly instalments with a reference each. */
export function makePlan({ number, total }: Debt, parts: number, start: string): Instalment[] {
  const inRange = parts >= 1 && parts <= MOST_PARTS;
  if (!inRange || !Number.isInteger(parts)) throw new PlanError(`1 to ${MOST_PARTS} parts`);
  if (!Number.isInteger(total) || total < parts) throw new PlanError("at least a cent per part");
  return Array.from(splitAmount(total, parts).entries(), ([index, cents]) => ({
    reference: `${number}/${index}`,
    cents,
    dueOn: monthsAfter(start, index),
  }));
}
