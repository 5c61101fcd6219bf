import type { BillRow, Stay } from "./stay";

function price(time: number): number {
  const minute = time % 1440;
  return minute >= 360 && minute < 1200 ? 150 : 50;
}

export function parkingFee({ arrival, departure }: Stay): number {
  if (departure - arrival < 16) return 0;
  let fee = 0;
  for (let from = arrival; from < departure; from += 1440) {
    const until = Math.min(departure, from + 1440);
    let period = 0;
    for (let time = from; time < until; time += 30) period += price(time);
    fee += Math.min(period, 1800);
  }
  return fee;
}

/** Adds each stay to the current row, and starts a new row when the plate changes. */
export function monthlyBill(stays: readonly Stay[]): BillRow[] {
  const rows: { plate: string; cents: number }[] = [];
  for (const stay of stays) {
    const current = rows[rows.length - 1];
    if (current && current.plate === stay.plate) {
      current.cents += parkingFee(stay);
    } else {
      rows.push({ plate: stay.plate, cents: parkingFee(stay) });
    }
  }
  return rows;
}
