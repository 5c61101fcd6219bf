import type { BillRow, Stay } from "./stay";

const MINUTES_PER_DAY = 1440;
const DAILY_MAXIMUM = 1800;

function halfHourPrice(time: number): number {
  const clock = time % MINUTES_PER_DAY;
  return clock < 360 || clock >= 1200 ? 50 : 150;
}

/** Calculates the fee in cents. The maximum applies to each day of the stay. */
export function parkingFee({ arrival, departure }: Stay): number {
  if (departure - arrival <= 15) return 0;

  const perDay = new Map<number, number>();
  for (let start = arrival; start < departure; start += 30) {
    const day = Math.floor(start / MINUTES_PER_DAY);
    perDay.set(day, (perDay.get(day) ?? 0) + halfHourPrice(start));
  }
  return [...perDay.values()].reduce((sum, cents) => sum + Math.min(cents, DAILY_MAXIMUM), 0);
}

export function monthlyBill(stays: readonly Stay[]): BillRow[] {
  const bill: Map<string, number> = stays.reduce(
    (totals, stay) => totals.set(stay.plate, (totals.get(stay.plate) ?? 0) + parkingFee(stay)),
    new Map<string, number>(),
  );
  return [...bill].map(([plate, cents]) => ({ plate, cents }));
}
