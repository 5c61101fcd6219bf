import type { Entry, Ride } from "./ride";
import { BICYCLE, DAY_TICKET, singleFare } from "./tariff";

/** Tracks what each card has paid and stops charging at the cap. */
export function statement(rides: readonly Ride[]): Entry[] {
  const paidByCard = new Map<string, number>();
  return rides.map((ride) => {
    const { card } = ride;
    const left = DAY_TICKET[ride.rider] - (paidByCard.get(card) ?? 0);
    const fare = Math.min(singleFare(ride), left);
    paidByCard.set(card, (paidByCard.get(card) ?? 0) + fare);
    return { card, travelDay: travelDay(ride.start), cents: fare + (ride.bicycle ? BICYCLE : 0) };
  });
}

function travelDay(time: string): string {
  return new Date(Date.parse(`${time}Z`) - 4 * 3_600_000).toISOString().slice(0, 10);
}
