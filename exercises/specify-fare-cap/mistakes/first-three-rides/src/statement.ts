import type { Entry, Ride } from "./ride";
import { BICYCLE, DAY_TICKET, singleFare } from "./tariff";

/** A day ticket pays off from the fourth ride on, so the first three are charged and the others are free. */
const CHARGED_RIDES = 3;

export function statement(rides: readonly Ride[]): Entry[] {
  const counts = new Map<string, number>();
  const spent = new Map<string, number>();
  return rides.map((ride) => {
    const day = travelDay(ride.start);
    const key = `${ride.card} ${day}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    const before = spent.get(key) ?? 0;
    const fare = count > CHARGED_RIDES ? 0 : Math.min(singleFare(ride), DAY_TICKET[ride.rider] - before);
    spent.set(key, before + fare);
    return { card: ride.card, travelDay: day, cents: fare + (ride.bicycle ? BICYCLE : 0) };
  });
}

function travelDay(time: string): string {
  return new Date(Date.parse(`${time}Z`) - 4 * 3_600_000).toISOString().slice(0, 10);
}
