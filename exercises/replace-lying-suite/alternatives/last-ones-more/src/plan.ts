import { monthsAfter } from "./calendar";
import { type Debt, type Instalment, MOST_PARTS } from "./instalment";

/** Takes one instalment after the other off what is open. The spare cents come last. */
export function makePlan(debt: Debt, parts: number, start: string): Instalment[] {
  const isCount = Number.isSafeInteger(parts) && parts > 0 && parts <= MOST_PARTS;
  if (!isCount) throw new RangeError("Please choose between 1 and 24 instalments.");
  if (debt.total < parts || debt.total % 1 !== 0) throw new RangeError("This amount is too small to be split.");
  const plan: Instalment[] = [];
  let open = debt.total;
  for (let partsLeft = parts; partsLeft > 0; partsLeft -= 1) {
    const cents = Math.floor(open / partsLeft);
    open -= cents;
    plan.push({ dueOn: monthsAfter(start, plan.length), cents, reference: `${debt.number}/${plan.length + 1}` });
  }
  return plan;
}
