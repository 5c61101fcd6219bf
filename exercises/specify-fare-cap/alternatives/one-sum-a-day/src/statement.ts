import type { Entry, Ride } from "./ride";
import { BICYCLE, DAY_TICKET, singleFare } from "./tariff";

/** One entry for each card and travel day. */
export function statement(rides: readonly Ride[]): Entry[] {
  const groups = new Map<string, Ride[]>();
  for (const ride of rides) {
    const key = `${travelDayOf(ride)}/${ride.card}`;
    groups.set(key, [...(groups.get(key) ?? []), ride]);
  }
  return [...groups].map(([key, own]) => {
    const fares = own.reduce((sum, ride) => sum + singleFare(ride), 0);
    const bicycles = own.filter((ride) => ride.bicycle).length;
    return {
      travelDay: key.slice(0, 10),
      card: key.slice(11),
      cents: Math.min(fares, DAY_TICKET[own[0]!.rider]) + bicycles * BICYCLE,
    };
  });
}

function travelDayOf({ start }: Ride): string {
  const moment = new Date(`${start}:00Z`);
  moment.setUTCHours(moment.getUTCHours() - 4);
  return moment.toISOString().slice(0, 10);
}
