import { distance, type Place } from "./geo";

/** Streets are not straight. */
const DETOUR = 1.3;
const METRES_PER_MINUTE = 75;

/** Minutes on foot from one place to another, rounded up. */
export function walkMinutes(from: Place, to: Place): number {
  return Math.ceil((distance(from, to) * DETOUR) / METRES_PER_MINUTE);
}
