import type { BillRow, Stay } from "./stay";

const GRACE_PERIOD = 15;
const SLOT = 30;
const SLOTS_PER_DAY = 48;
const DAY_MAX = 1800;

function slotPrice(time: number): number {
  const hour = Math.floor(time / 60) % 24;
  return hour >= 6 && hour < 20 ? 150 : 50;
}

/** Calculates the parking fee in cents. Short stays within the grace period are free. */
export function parkingFee(stay: Stay): number {
  const duration = stay.departure - stay.arrival;
  const isFree = duration < GRACE_PERIOD;
  if (isFree) return 0;

  const days: number[] = [];
  for (let slot = 0; slot * SLOT < duration; slot++) {
    const day = Math.floor(slot / SLOTS_PER_DAY);
    days[day] = (days[day] ?? 0) + slotPrice(stay.arrival + slot * SLOT);
  }
  return days.reduce((sum, cents) => sum + Math.min(cents, DAY_MAX), 0);
}

/** Sums the fees per plate. */
export function monthlyBill(stays: readonly Stay[]): BillRow[] {
  const totals: Map<string, number> = new Map();
  for (const stay of stays) {
    totals.set(stay.plate, (totals.get(stay.plate) ?? 0) + parkingFee(stay));
  }
  return Array.from(totals, ([plate, cents]) => ({ plate, cents }));
}
