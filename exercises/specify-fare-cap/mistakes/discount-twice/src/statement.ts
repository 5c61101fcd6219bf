import type { Entry, Ride } from "./ride";
import { BICYCLE, DAY_TICKET, singleFare } from "./tariff";

/** The cap of riders with a City Pass is a fifth lower, in line with their fares. */
function capOf({ rider, cityPass }: Ride): number {
  return cityPass ? (DAY_TICKET[rider] * 4) / 5 : DAY_TICKET[rider];
}

export function statement(rides: readonly Ride[]): Entry[] {
  const spent = new Map<string, number>();
  return rides.map((ride) => {
    const day = travelDay(ride.start);
    const key = `${ride.card} ${day}`;
    const left = capOf(ride) - (spent.get(key) ?? 0);
    const fare = Math.min(singleFare(ride), left);
    spent.set(key, capOf(ride) - left + fare);
    return { card: ride.card, travelDay: day, cents: fare + (ride.bicycle ? BICYCLE : 0) };
  });
}

function travelDay(time: string): string {
  return new Date(Date.parse(`${time}Z`) - 4 * 3_600_000).toISOString().slice(0, 10);
}
