import type { Entry, Ride } from "./ride";
import { BICYCLE, DAY_TICKET, singleFare } from "./tariff";

/** Each ride at its full price; at the end of the travel day, what is beyond a day ticket is given back. */
export function statement(rides: readonly Ride[]): Entry[] {
  const entries: Entry[] = [];
  const days = new Map<string, { card: string; travelDay: string; sum: number; most: number }>();
  for (const ride of rides) {
    const since = Date.parse(`${ride.start}:00Z`) - Date.parse("2026-01-01T04:00:00Z");
    const number = Math.floor(since / 86_400_000);
    const travelDay = new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10);
    const fare = singleFare(ride);
    const { card } = ride;
    const day = days.get(card + travelDay) ?? { card, travelDay, sum: 0, most: DAY_TICKET[ride.rider] };
    days.set(card + travelDay, { ...day, sum: day.sum + fare });
    entries.push({ card, travelDay, cents: fare + (ride.bicycle ? BICYCLE : 0) });
  }
  for (const { card, travelDay, sum, most } of days.values())
    if (sum > most) entries.push({ card, travelDay, cents: most - sum });
  return entries;
}
