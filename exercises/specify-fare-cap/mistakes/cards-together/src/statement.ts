import type { Entry, Ride } from "./ride";
import { BICYCLE, DAY_TICKET, singleFare } from "./tariff";

/** Sums up by travel day, and charges until the price of a day ticket is reached. */
export function statement(rides: readonly Ride[]): Entry[] {
  const spent = new Map<string, number>();
  return rides.map((ride) => {
    const day = travelDay(ride.start);
    const before = spent.get(day) ?? 0;
    const fare = Math.max(0, Math.min(singleFare(ride), DAY_TICKET[ride.rider] - before));
    spent.set(day, before + fare);
    return { card: ride.card, travelDay: day, cents: fare + (ride.bicycle ? BICYCLE : 0) };
  });
}

function travelDay(time: string): string {
  return new Date(Date.parse(`${time}Z`) - 4 * 3_600_000).toISOString().slice(0, 10);
}
