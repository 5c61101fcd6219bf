import { addMonths } from "./calendar";

/** One part of a payment plan. */
export interface Instalment {
  readonly due: Date;
  /** Whole cents. */
  readonly amount: number;
}

/**
 * Splits an amount into monthly instalments that are as equal as whole cents allow. Spare cents go to the first ones.
 *
 * Each due date is calculated from the first one, so that deviations cannot accumulate over a long plan.
 *
 * @param total - Amount in whole cents
 * @param firstDue - Due date of the first instalment
 * @param parts - Number of instalments, at least one
 */
export function paymentPlan(total: number, firstDue: Date, parts: number): Instalment[] {
  if (!Number.isInteger(parts) || parts < 1) {
    throw new RangeError(`A plan needs at least one instalment: ${parts}`);
  }

  const share = Math.floor(total / parts);
  const spareCents = total - share * parts;

  let due = firstDue;
  return Array.from({ length: parts }, (_, index) => {
    if (index > 0) due = addMonths(due, 1);
    return { due: new Date(due.getTime()), amount: share + (index < spareCents ? 1 : 0) };
  });
}
