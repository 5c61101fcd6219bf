import type { Entry, Ride } from "./ride";
import { BICYCLE, DAY_TICKET, singleFare } from "./tariff";

/**
 * Daily fare capping ("best price").
 *
 * Rides are charged individually until their sum reaches the price of a day ticket; from then on they are free for the
 * rest of the day. Bicycles are always charged. The cap is tracked per card and per day, so riders never pay more than
 * a day ticket would have cost them.
 */
export function statement(rides: readonly Ride[]): Entry[] {
  const totals = new Map<string, number>();
  const entries: Entry[] = [];

  for (const ride of rides) {
    const travelDay = getTravelDay(ride);
    const key = `${ride.card}:${travelDay}`;
    const paidSoFar = totals.get(key) ?? 0;

    // Never charge beyond the cap.
    const remaining = Math.max(0, DAY_TICKET[ride.rider] - paidSoFar);
    const fare = Math.min(singleFare(ride), remaining);
    totals.set(key, paidSoFar + fare);

    entries.push({ card: ride.card, travelDay, cents: fare + (ride.bicycle ? BICYCLE : 0) });
  }

  return entries;
}

/** The day on which a ride starts, e.g. "2026-11-20". */
function getTravelDay({ start }: Ride): string {
  return start.slice(0, 10);
}
