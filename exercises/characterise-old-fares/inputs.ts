import type { Rider, Trip } from "./src/fare";
import { fareFor } from "./src/fares";

/** A trip and a rider: zones as numbers and texts, ages often at an edge, tickets for many rides now and then. */
export function inputs(random: () => number): unknown[] {
  const below = (end: number) => Math.floor(random() * end);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const trip: Trip = {};
  const zone = pick([undefined, 0, 1, 2, 3, 4, 7, "1", "2", "3", "5", "", "02", "01"]);
  if (zone !== undefined) trip.zone = zone;
  if (random() < 0.5) trip.offPeak = random() < 0.8;
  if (random() < 0.6) trip.rides = pick([0, 1, 2, 3, 5, 9, 10, 11, 19, 20, 25]);
  const age = pick([() => below(100), () => pick([0, 5, 6, 14, 15, 64, 65]), () => pick([-1, Number.NaN])])();
  return [trip, { age }];
}

/** What callers can see: the four fields, or that something was thrown, and what became of the arguments. */
export function call(args: unknown[]): unknown {
  const [trip, rider] = args as [Trip, Rider];
  let fare: unknown = "thrown";
  try {
    const { amount, currency, reason, rides } = fareFor(trip, rider);
    fare = { amount, currency, reason, rides };
  } catch {
    // Which error it is stays open.
  }
  return { fare, trip: { ...trip }, rider: { ...rider } };
}
