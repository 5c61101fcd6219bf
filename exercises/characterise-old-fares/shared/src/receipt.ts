import type { Fare } from "./fare";

/** A line of the receipt: "3 rides, child: 3.19 EUR". */
export function receiptLine({ amount, currency, reason, rides }: Fare): string {
  return `${rides} ${rides === 1 ? "ride" : "rides"}, ${reason}: ${amount.toFixed(2)} ${currency}`;
}

/** What the till has taken in all. */
export function takings(fares: readonly Fare[]): number {
  return fares.reduce((sum, fare) => sum + fare.amount, 0);
}
