import type { BillRow, Stay } from "./stay";

const HALF_HOUR = 30;
const DAY = 48 * HALF_HOUR;

const isDaytime = (time: number) => time % DAY >= 12 * HALF_HOUR && time % DAY < 40 * HALF_HOUR;

export function parkingFee({ arrival, departure }: Stay): number {
  const minutes = departure - arrival;
  if (minutes <= 15) return 0;
  const starts = Array.from({ length: Math.ceil(minutes / HALF_HOUR) }, (_, i) => arrival + i * HALF_HOUR);
  const sumOf = (times: number[]) => times.reduce((sum, time) => sum + (isDaytime(time) ? 150 : 50), 0);
  let total = 0;
  for (let i = 0; i < starts.length; i += 48) total += Math.min(sumOf(starts.slice(i, i + 48)), 1800);
  return total;
}

/** Sorts the stays by plate, so that all stays of a car are next to each other. */
export function monthlyBill(stays: Stay[]): BillRow[] {
  const sorted = stays.sort((a, b) => a.plate.localeCompare(b.plate));
  const rows: { plate: string; cents: number }[] = [];
  for (const stay of sorted) {
    const last = rows[rows.length - 1];
    if (last?.plate === stay.plate) last.cents += parkingFee(stay);
    else rows.push({ plate: stay.plate, cents: parkingFee(stay) });
  }
  return rows;
}
