import { distance, type Place } from "./geo";

/**
 * Length of a route in whole metres.
 *
 * Each leg is rounded by itself, as the kilometre posts are, and then the legs are added up.
 */
export function routeLength(route: readonly Place[]): number {
  const legs = route.slice(1).map((place, i) => Math.round(distance(route[i]!, place)));
  return legs.reduce((total, leg) => total + leg, 0);
}
