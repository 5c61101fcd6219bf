import type { Entry, Ride } from "./ride";
import { BICYCLE, DAY_TICKET, singleFare } from "./tariff";

/** The hour at which a travel day begins. */
const START_HOUR = 4;

/** What is charged for these rides. */
export function statement(rides: readonly Ride[]): Entry[] {
  const paid = new Map<string, number>();
  return rides.map((ride) => {
    const travelDay = travelDayOf(ride.start);
    const key = `${ride.card} on ${travelDay}`;
    const before = paid.get(key) ?? 0;
    const fare = Math.min(singleFare(ride), DAY_TICKET[ride.rider] - before);
    paid.set(key, before + fare);
    return { card: ride.card, travelDay, cents: ride.bicycle ? fare + BICYCLE : fare };
  });
}

/** The date of the travel day to which a time belongs. */
function travelDayOf(time: string): string {
  return new Date(Date.parse(`${time}Z`) - START_HOUR * 3_600_000).toISOString().slice(0, 10);
}
