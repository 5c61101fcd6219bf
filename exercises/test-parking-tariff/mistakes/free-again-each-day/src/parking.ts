import type { BillRow, Stay } from "./stay";

const PERIOD = 24 * 60;
const MAX_PER_PERIOD = 1800;

const priceAt = (time: number): number => {
  const hour = Math.floor((time % PERIOD) / 60);
  return hour >= 6 && hour <= 19 ? 150 : 50;
};

/** Fee of a stay of up to 24 hours. */
function feeWithinPeriod(start: number, end: number): number {
  // The first 15 minutes are free.
  if (end - start <= 15) return 0;
  let fee = 0;
  for (let time = start; time < end; time += 30) fee += priceAt(time);
  return Math.min(fee, MAX_PER_PERIOD);
}

/** Splits a stay into periods of 24 hours and adds up their fees. */
export function parkingFee({ arrival, departure }: Stay): number {
  if (departure - arrival <= PERIOD) return feeWithinPeriod(arrival, departure);
  const next = arrival + PERIOD;
  return feeWithinPeriod(arrival, next) + parkingFee({ plate: "", arrival: next, departure });
}

export function monthlyBill(stays: readonly Stay[]): BillRow[] {
  const fees = new Map<string, number[]>();
  for (const stay of stays) {
    fees.set(stay.plate, [...(fees.get(stay.plate) ?? []), parkingFee(stay)]);
  }
  return [...fees].map(([plate, each]) => ({ plate, cents: each.reduce((a, b) => a + b, 0) }));
}
