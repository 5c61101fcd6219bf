import type { Entry, Ride } from "./ride";
import { BICYCLE, DAY_TICKET, singleFare } from "./tariff";

/** Nobody pays more than a day ticket, whatever they bring along. */
export function statement(rides: readonly Ride[]): Entry[] {
  const spent = new Map<string, number>();
  return rides.map((ride) => {
    const day = travelDay(ride.start);
    const key = `${ride.card} ${day}`;
    const before = spent.get(key) ?? 0;
    const price = singleFare(ride) + (ride.bicycle ? BICYCLE : 0);
    const cents = Math.min(price, DAY_TICKET[ride.rider] - before);
    spent.set(key, before + cents);
    return { card: ride.card, travelDay: day, cents };
  });
}

function travelDay(time: string): string {
  return new Date(Date.parse(`${time}Z`) - 4 * 3_600_000).toISOString().slice(0, 10);
}
