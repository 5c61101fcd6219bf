import { metresBetween, type Place } from "./geo";

/**
 * Length of a route in whole metres.
 *
 * Each leg is rounded by itself, as the kilometre posts are, and then the legs are added up.
 */
export function routeLength(route: readonly Place[]): number {
  let total = 0;
  for (let i = 1; i < route.length; i++) total += metresBetween(route[i - 1]!, route[i]!);
  return Math.round(total);
}
