import type { BillRow, Stay } from "./stay";

const FREE = 15;
const PERIOD = 1440;
const MAXIMUM = 1800;

/** Running totals per plate, in cents. */
const totals = new Map<string, number>();

function priceOfHalfHour(start: number): number {
  const clock = start % PERIOD;
  if (clock < 360) return 50;
  return clock < 1200 ? 150 : 50;
}

export function parkingFee({ arrival, departure }: Stay): number {
  if (departure <= arrival + FREE) return 0;
  let total = 0;
  let period = 0;
  for (let start = arrival; start < departure; start += 30) {
    if ((start - arrival) % PERIOD === 0) period = 0;
    const price = Math.min(priceOfHalfHour(start), MAXIMUM - period);
    period += price;
    total += price;
  }
  return total;
}

export function monthlyBill(stays: readonly Stay[]): BillRow[] {
  for (const stay of stays) {
    const before = totals.get(stay.plate) ?? 0;
    totals.set(stay.plate, before + parkingFee(stay));
  }
  const plates = new Set(stays.map(({ plate }) => plate));
  return [...plates].map((plate) => ({ plate, cents: totals.get(plate)! }));
}
