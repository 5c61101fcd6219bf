import { isHoliday } from "_city-holidays";
import type { Ride, Rider, Zone } from "./ride";

/** Where the surcharge is paid: the airport and the lines beyond. */
const SURCHARGE_ZONE: Zone = "C";

/** For each person, by rider. */
const SURCHARGE: Readonly<Record<Rider, number>> = { adult: 1.5, child: 0, senior: 0.75 };

/** Rides on these days are free of the surcharge: Sundays, and public holidays of the city. */
export function isFreeDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || isHoliday(day);
}

/** Whether a ride touches the zone, be it on the way. */
export function touchesSurchargeZone({ zones }: Ride): boolean {
  return zones.includes(SURCHARGE_ZONE);
}

/** What one person pays on top of the fare; 0 where nothing is due. */
export function surchargeFor(ride: Ride, rider: Rider): number {
  if (!touchesSurchargeZone(ride) || isFreeDay(ride.day)) return 0;
  return SURCHARGE[rider];
}
