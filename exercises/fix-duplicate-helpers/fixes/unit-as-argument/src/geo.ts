/** A place on the map, in degrees. */
export interface Place {
  readonly lat: number;
  readonly lon: number;
}

/** The earth's radius in each unit that somebody asks for. */
const RADIUS = { m: 6_371_000, km: 6_371 } as const;

/** The straight line between two places, in metres unless it is said otherwise. */
export function distance(from: Place, to: Place, unit: keyof typeof RADIUS = "m"): number {
  const [lat1, lon1, lat2, lon2] = [from.lat, from.lon, to.lat, to.lon].map((degrees) => (degrees / 180) * Math.PI);
  const sinLat = Math.sin((lat2! - lat1!) / 2);
  const sinLon = Math.sin((lon2! - lon1!) / 2);
  const h = sinLat * sinLat + Math.cos(lat1!) * Math.cos(lat2!) * sinLon * sinLon;
  return RADIUS[unit] * 2 * Math.atan2(Math.sqrt(h), Math.sqrt(1 - h));
}
