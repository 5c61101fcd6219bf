import type { Place } from "./geo";

/**
 * Length of a route in whole metres.
 *
 * Each leg is rounded by itself, as the kilometre posts are, and then the legs are added up.
 */
export function routeLength(route: readonly Place[]): number {
  const earthRadius = 6_371_000;
  const toRadians = (degrees: number) => (degrees * Math.PI) / 180;
  let total = 0;

  for (let i = 1; i < route.length; i++) {
    const start = route[i - 1]!;
    const end = route[i]!;
    const latDelta = toRadians(end.lat - start.lat);
    const lonDelta = toRadians(end.lon - start.lon);
    const haversine =
      Math.sin(latDelta / 2) ** 2 +
      Math.cos(toRadians(start.lat)) * Math.cos(toRadians(end.lat)) * Math.sin(lonDelta / 2) ** 2;
    const leg = 2 * earthRadius * Math.asin(Math.sqrt(haversine));
    total += Math.round(leg);
  }

  return total;
}
