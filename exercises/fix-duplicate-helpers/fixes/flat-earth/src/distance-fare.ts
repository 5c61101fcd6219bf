import { metresBetween, type Place } from "./geo";

/** Cents for getting on, and for each kilometre that was begun. */
const BASE = 180;
const PER_KILOMETRE = 22;

/** Kilometres between two places. */
export function calcDistance(from: Place, to: Place): number {
  return metresBetween(from, to) / 1000;
}

/** What an on-demand ride costs, in cents, by the straight line between its ends. */
export function distanceFare(from: Place, to: Place): number {
  return BASE + Math.ceil(calcDistance(from, to)) * PER_KILOMETRE;
}
