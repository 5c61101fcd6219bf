import type { BillRow, Stay } from "./stay";

const PERIOD = 24 * 60;

function check(time: number): void {
  if (!Number.isInteger(time) || time < 0) throw new RangeError(`Not a time: ${time}`);
}

const isDay = (time: number): boolean => {
  const hour = Math.floor(time / 60) % 24;
  return hour >= 6 && hour < 20;
};

/** The fee of at most 24 hours. */
function feeOfPeriod(from: number, until: number): number {
  let cents = 0;
  for (let time = from; time < until; time += 30) cents += isDay(time) ? 150 : 50;
  return cents > 1_800 ? 1_800 : cents;
}

/** Takes whole periods off the stay until a day or less is left. Throws for a stay that ends before it starts. */
export function parkingFee({ arrival, departure }: Stay): number {
  check(arrival);
  check(departure);
  if (departure < arrival) throw new RangeError("A car cannot leave before it arrives");
  if (departure - arrival <= 15) return 0;
  let from = arrival;
  let cents = 0;
  while (departure - from > PERIOD) {
    cents += feeOfPeriod(from, from + PERIOD);
    from += PERIOD;
  }
  return cents + feeOfPeriod(from, departure);
}

/** Plates in alphabetical order. */
export function monthlyBill(stays: readonly Stay[]): BillRow[] {
  const plates = [...new Set(stays.map(({ plate }) => plate))].sort();
  return plates.map((plate) => {
    const own = stays.filter((stay) => stay.plate === plate);
    return { plate, cents: own.reduce((sum, stay) => sum + parkingFee(stay), 0) };
  });
}
