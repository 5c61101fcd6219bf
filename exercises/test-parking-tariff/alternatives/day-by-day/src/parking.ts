import type { BillRow, Stay } from "./stay";

/** Half hours that start by day, and by night, within one period. */
interface Counted {
  day: number;
  night: number;
}

function centsOf({ day, night }: Counted): number {
  return Math.min(day * 150 + night * 50, 1_800);
}

/** Sorts the half hours into periods first. A stay of no time, or of less than none, costs nothing. */
export function parkingFee({ arrival, departure }: Stay): number {
  const periods: Counted[] = [];
  if (departure - arrival > 15) {
    for (let start = arrival; start < departure; start += 30) {
      const number = Math.floor((start - arrival) / 1_440);
      periods[number] ??= { day: 0, night: 0 };
      const clock = start % 1_440;
      if (clock < 6 * 60 || clock >= 20 * 60) periods[number].night += 1;
      else periods[number].day += 1;
    }
  }
  return periods.reduce((sum, period) => sum + centsOf(period), 0);
}

/** The car that came last is on the first row. */
export function monthlyBill(stays: readonly Stay[]): BillRow[] {
  const rows: { cents: number; plate: string }[] = [];
  for (const stay of stays) {
    const cents = parkingFee(stay);
    const row = rows.find(({ plate }) => plate === stay.plate);
    if (row) row.cents += cents;
    else rows.unshift({ cents, plate: stay.plate });
  }
  return rows;
}
