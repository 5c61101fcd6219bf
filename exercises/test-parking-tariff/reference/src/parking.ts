import type { BillRow, Stay } from "./stay";

const FREE_MINUTES = 15;
const HALF_HOURS_A_PERIOD = 48;
const MOST_A_PERIOD = 1_800;

/** The price of the half hour that starts at this time, in cents. */
function priceFrom(time: number): number {
  const minute = time % 1_440;
  return minute >= 360 && minute < 1_200 ? 150 : 50;
}

/** What a stay costs, in cents. */
export function parkingFee({ arrival, departure }: Stay): number {
  if (departure - arrival <= FREE_MINUTES) return 0;
  const halfHours = Math.ceil((departure - arrival) / 30);
  let fee = 0;
  let inPeriod = 0;
  for (let i = 0; i < halfHours; i += 1) {
    if (i % HALF_HOURS_A_PERIOD === 0) inPeriod = 0;
    const price = Math.min(priceFrom(arrival + i * 30), MOST_A_PERIOD - inPeriod);
    inPeriod += price;
    fee += price;
  }
  return fee;
}

/** One row for each car: the sum of its stays. */
export function monthlyBill(stays: readonly Stay[]): BillRow[] {
  const totals = new Map<string, number>();
  for (const stay of stays) totals.set(stay.plate, (totals.get(stay.plate) ?? 0) + parkingFee(stay));
  return [...totals].map(([plate, cents]) => ({ plate, cents }));
}
