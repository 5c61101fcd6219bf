import type { Place } from "./geo";

export interface Stop extends Place {
  readonly name: string;
}

/** Nobody walks further than so many metres to a stop. */
const MAX_WALK = 500;

const toRad = (degrees: number) => (degrees * Math.PI) / 180;

/** Distance between two places in metres (haversine). */
function distanceInMeters(a: Place, b: Place): number {
  const R = 6_371_000;
  const lat1 = toRad(a.lat);
  const lat2 = toRad(b.lat);
  const dLat = toRad(b.lat - a.lat);
  const dLon = toRad(b.lon - a.lon);
  const sinLat = Math.sin(dLat / 2);
  const sinLon = Math.sin(dLon / 2);
  const h = sinLat * sinLat + Math.cos(lat1) * Math.cos(lat2) * sinLon * sinLon;
  return 2 * R * Math.asin(Math.sqrt(h));
}

/** The stop that is nearest to a place, the first of equals; undefined if none is near enough. */
export function nearestStop(place: Place, stops: readonly Stop[]): Stop | undefined {
  const near = stops
    .map((stop) => ({ stop, distance: distanceInMeters(place, stop) }))
    .filter(({ distance }) => distance <= MAX_WALK);
  return near.sort((a, b) => a.distance - b.distance)[0]?.stop;
}
