import type { BillRow, Stay } from "./stay";

const DAY_PRICE = 150;
const NIGHT_PRICE = 50;
const MAX_PER_PERIOD = 1800;

function priceAt(time: number): number {
  const minuteOfDay = time % 1440;
  const isDaytime = 360 <= minuteOfDay && minuteOfDay < 1200;
  return isDaytime ? DAY_PRICE : NIGHT_PRICE;
}

/** Number of started half hours. */
function startedHalfHours(minutes: number): number {
  return Math.floor(minutes / 30) + 1;
}

export function parkingFee({ arrival, departure }: Stay): number {
  const minutes = departure - arrival;
  if (minutes <= 15) return 0;

  const prices = Array.from({ length: startedHalfHours(minutes) }, (_, i) => priceAt(arrival + 30 * i));
  let total = 0;
  while (prices.length > 0) {
    const period = prices.splice(0, 48);
    total += Math.min(
      period.reduce((sum, price) => sum + price, 0),
      MAX_PER_PERIOD,
    );
  }
  return total;
}

export function monthlyBill(stays: readonly Stay[]): BillRow[] {
  const plates = new Set(stays.map((stay) => stay.plate));
  return [...plates].map((plate) => ({
    plate,
    cents: stays.filter((stay) => stay.plate === plate).reduce((sum, stay) => sum + parkingFee(stay), 0),
  }));
}
