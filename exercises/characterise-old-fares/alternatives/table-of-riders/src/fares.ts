import type { Fare, Rider, Trip } from "./fare";

/** From which age on, what is paid of the price, and what that is called; oldest first. */
const RIDERS = [
  { from: 65, pays: 0.7, reason: "senior" },
  { from: 15, pays: 1, reason: "full" },
  { from: 6, pays: 0.5, reason: "child" },
  { from: 0, pays: 0, reason: "free" },
] as const;
const PRICES = [
  { zone: 1, price: 2.5 },
  { zone: 2, price: 3.6 },
];

/** The fare, with a field of its own for what a machine prints. */
export function fareFor({ zone, rides, offPeak }: Trip, { age }: Rider): Fare & { readonly print: boolean } {
  const rider = RIDERS.find(({ from }) => age >= from);
  if (!rider) throw new RangeError(`Nobody is ${age} years old`);
  const count = rides || 1;
  // A machine sends "2" or "02": compared as numbers.
  const number = Number(zone || 1);
  if (!(number >= 1) || !Number.isInteger(number)) throw new RangeError(`No zone ${zone}`);
  if (!(count > 0) || !Number.isInteger(count)) throw new RangeError(`No ticket for ${rides} rides`);
  const price = PRICES.find((row) => row.zone === number)?.price ?? 4.8;
  const paid = count - Math.floor(count / 10);
  const amount = Math.round(price * rider.pays * (offPeak ? 0.85 : 1) * paid * 100) / 100;
  return { rides: count, reason: rider.reason, print: true, currency: "EUR", amount };
}
