import type { Place } from "./geo";

/** Cents for getting on, and for each kilometre that was begun. */
const BASE = 180;
const PER_KILOMETRE = 22;

const radians = (value: number) => (value * Math.PI) / 180;

/** Haversine distance. */
export function calcDistance(from: Place, to: Place): number {
  const radius = 6371;
  const fromLat = radians(from.lat);
  const toLat = radians(to.lat);
  const latDiff = radians(to.lat - from.lat);
  const lonDiff = radians(to.lon - from.lon);
  const latSine = Math.sin(latDiff / 2);
  const lonSine = Math.sin(lonDiff / 2);
  const x = latSine * latSine + Math.cos(fromLat) * Math.cos(toLat) * lonSine * lonSine;
  return 2 * radius * Math.asin(Math.sqrt(x));
}

/** What an on-demand ride costs, in cents, by the straight line between its ends. */
export function distanceFare(from: Place, to: Place): number {
  return BASE + Math.ceil(calcDistance(from, to)) * PER_KILOMETRE;
}
