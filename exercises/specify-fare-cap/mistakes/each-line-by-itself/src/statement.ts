import type { Entry, Ride } from "./ride";
import { BICYCLE, DAY_TICKET, singleFare } from "./tariff";

/** Caps what is paid on each line at the price of a day ticket. */
export function statement(rides: readonly Ride[]): Entry[] {
  const spent: Record<string, number> = {};
  return rides.map((ride) => {
    const day = travelDay(ride.start);
    const key = [ride.card, ride.line, day].join("/");
    const fare = Math.min(singleFare(ride), DAY_TICKET[ride.rider] - (spent[key] ?? 0));
    spent[key] = (spent[key] ?? 0) + fare;
    return { card: ride.card, travelDay: day, cents: fare + (ride.bicycle ? BICYCLE : 0) };
  });
}

function travelDay(time: string): string {
  return new Date(Date.parse(`${time}Z`) - 4 * 3_600_000).toISOString().slice(0, 10);
}
