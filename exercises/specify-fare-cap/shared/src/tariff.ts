import type { Ride } from "./ride";

/** Cents for a ride, before a City Pass. */
const SINGLE: Readonly<Record<Ride["rider"], Readonly<Record<Ride["distance"], number>>>> = {
  adult: { short: 240, long: 380 },
  child: { short: 120, long: 190 },
};

/** Cents for a day ticket. A City Pass takes nothing off it. */
export const DAY_TICKET: Readonly<Record<Ride["rider"], number>> = { adult: 840, child: 420 };

/** Cents for a bicycle, each ride. A day ticket does not cover it. */
export const BICYCLE = 200;

/** Cents for a single ride without its bicycle. */
export function singleFare({ rider, distance, cityPass }: Ride): number {
  const full = SINGLE[rider][distance];
  return cityPass ? (full * 4) / 5 : full;
}
