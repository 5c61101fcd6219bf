import type { BillRow, Stay } from "./stay";

const MINUTES_PER_DAY = 24 * 60;
const DAY_STARTS = 6 * 60;
const NIGHT_STARTS = 20 * 60;

/** The day price applies from 06:00 to 20:00. */
function isDayPrice(time: number): boolean {
  const clock = time % MINUTES_PER_DAY;
  return clock >= DAY_STARTS && clock <= NIGHT_STARTS;
}

export function parkingFee({ arrival, departure }: Stay): number {
  if (departure - arrival <= 15) return 0;

  let total = 0;
  let subtotal = 0;
  for (let start = arrival; start < departure; start += 30) {
    const isNewPeriod = (start - arrival) % MINUTES_PER_DAY === 0;
    if (isNewPeriod) {
      total += Math.min(subtotal, 1800);
      subtotal = 0;
    }
    subtotal += isDayPrice(start) ? 150 : 50;
  }
  return total + Math.min(subtotal, 1800);
}

export function monthlyBill(stays: readonly Stay[]): BillRow[] {
  const rows: { plate: string; cents: number }[] = [];
  for (const stay of stays) {
    let row = rows.find((each) => each.plate === stay.plate);
    if (!row) {
      row = { plate: stay.plate, cents: 0 };
      rows.push(row);
    }
    row.cents += parkingFee(stay);
  }
  return rows;
}
