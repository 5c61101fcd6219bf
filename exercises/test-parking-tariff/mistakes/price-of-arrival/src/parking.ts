import type { BillRow, Stay } from "./stay";

const TARIFF = {
  freeMinutes: 15,
  day: { from: 6 * 60, until: 20 * 60, cents: 150 },
  night: { cents: 50 },
  maxPer24Hours: 1800,
} as const;

/** The tariff that applies to a car. */
function rateFor(arrival: number): number {
  const clock = arrival % (24 * 60);
  return clock >= TARIFF.day.from && clock < TARIFF.day.until ? TARIFF.day.cents : TARIFF.night.cents;
}

export function parkingFee({ arrival, departure }: Stay): number {
  const minutes = departure - arrival;
  if (minutes <= TARIFF.freeMinutes) return 0;

  const halfHours = Math.ceil(minutes / 30);
  const rate = rateFor(arrival);
  const fullPeriods = Math.floor(halfHours / 48);
  const rest = halfHours % 48;
  const forPeriod = (count: number) => Math.min(count * rate, TARIFF.maxPer24Hours);
  return fullPeriods * forPeriod(48) + forPeriod(rest);
}

export function monthlyBill(stays: readonly Stay[]): BillRow[] {
  const totals = new Map<string, number>();
  stays.forEach((stay) => {
    totals.set(stay.plate, parkingFee(stay) + (totals.get(stay.plate) ?? 0));
  });
  return [...totals.entries()].map(([plate, cents]) => ({ plate, cents }));
}
