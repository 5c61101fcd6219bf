import { calcDistance, distanceFare } from "./distance-fare";
import type { Place } from "./geo";

/** A line of the evening's report: "3.2 km, 2.68". Belongs to dispatch. */
export function rideLine(from: Place, to: Place): string {
  return `${calcDistance(from, to).toFixed(1)} km, ${(distanceFare(from, to) / 100).toFixed(2)}`;
}
