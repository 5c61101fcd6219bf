/** A place on the map, in degrees. */
export interface Place {
  readonly lat: number;
  readonly lon: number;
}

const EARTH_RADIUS = 6_371_000;

const toRadians = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres between two places. Fast: within a city the earth is flat. */
export function metresBetween(a: Place, b: Place): number {
  const x = toRadians(b.lon - a.lon) * Math.cos(toRadians(50));
  return EARTH_RADIUS * Math.hypot(x, toRadians(b.lat - a.lat));
}
