import type { Entry, Ride } from "./ride";
import { BICYCLE, DAY_TICKET, singleFare } from "./tariff";

/** A ride that would exceed the cap is covered by it, and so is every later one. */
export function statement(rides: readonly Ride[]): Entry[] {
  const spent = new Map<string, number>();
  return rides.map((ride) => {
    const day = travelDay(ride.start);
    const key = `${ride.card}@${day}`;
    const total = (spent.get(key) ?? 0) + singleFare(ride);
    const isCovered = total > DAY_TICKET[ride.rider];
    if (!isCovered) spent.set(key, total);
    const fare = isCovered ? 0 : singleFare(ride);
    return { card: ride.card, travelDay: day, cents: ride.bicycle ? fare + BICYCLE : fare };
  });
}

function travelDay(time: string): string {
  return new Date(Date.parse(`${time}Z`) - 4 * 3_600_000).toISOString().slice(0, 10);
}
