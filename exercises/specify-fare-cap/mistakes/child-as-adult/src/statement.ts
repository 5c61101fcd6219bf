import type { Entry, Ride } from "./ride";
import { BICYCLE, DAY_TICKET, singleFare } from "./tariff";

const CAP = DAY_TICKET.adult;

/** One cap for everybody, as announced: nobody pays more than a day ticket. */
export function statement(rides: readonly Ride[]): Entry[] {
  const spent = new Map<string, number>();
  return rides.map((ride) => {
    const day = travelDay(ride.start);
    const key = `${ride.card} ${day}`;
    const before = spent.get(key) ?? 0;
    const fare = Math.min(singleFare(ride), CAP - before);
    spent.set(key, before + fare);
    return { card: ride.card, travelDay: day, cents: fare + (ride.bicycle ? BICYCLE : 0) };
  });
}

function travelDay(time: string): string {
  return new Date(Date.parse(`${time}Z`) - 4 * 3_600_000).toISOString().slice(0, 10);
}
