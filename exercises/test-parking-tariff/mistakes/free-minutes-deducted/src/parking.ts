import type { BillRow, Stay } from "./stay";

const FREE_MINUTES = 15;
const MINUTES_PER_DAY = 1440;

const isNight = (time: number) => time % MINUTES_PER_DAY < 360 || time % MINUTES_PER_DAY >= 1200;

/** Fee for the part of a stay that falls into one 24-hour period. */
function periodFee(start: number, end: number): number {
  let cents = 0;
  for (let time = start; time < end; time += 30) cents += isNight(time) ? 50 : 150;
  return Math.min(cents, 1800);
}

/** Calculates the parking fee. Only the time beyond the free minutes is chargeable. */
export function parkingFee({ arrival, departure }: Stay): number {
  const chargeableUntil = departure - FREE_MINUTES;
  let cents = 0;
  for (let start = arrival; start < chargeableUntil; start += MINUTES_PER_DAY) {
    cents += periodFee(start, Math.min(start + MINUTES_PER_DAY, chargeableUntil));
  }
  return cents;
}

export function monthlyBill(stays: readonly Stay[]): BillRow[] {
  const rows = new Map<string, { plate: string; cents: number }>();
  for (const stay of stays) {
    const row = rows.get(stay.plate) ?? { plate: stay.plate, cents: 0 };
    row.cents += parkingFee(stay);
    rows.set(stay.plate, row);
  }
  return [...rows.values()];
}
