/** A place on the map, in degrees. */
export interface Place {
  readonly lat: number;
  readonly lon: number;
}

const EARTH_RADIUS = 6_371_000;

const toRadians = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres between two places, as the crow flies (haversine). */
export function metresBetween(a: Place, b: Place): number {
  const halfLat = toRadians(b.lat - a.lat) / 2;
  const halfLon = toRadians(b.lon - a.lon) / 2;
  const shrink = Math.cos(toRadians(a.lat)) * Math.cos(toRadians(b.lat));
  return 2 * EARTH_RADIUS * Math.asin(Math.sqrt(Math.sin(halfLat) ** 2 + shrink * Math.sin(halfLon) ** 2));
}
