import { distance, type Place } from "./geo";

export interface Stop extends Place {
  readonly name: string;
}

/** Nobody walks further than so many metres to a stop. */
const MAX_WALK = 500;

/** The stop that is nearest to a place, the first of equals; undefined if none is near enough. */
export function nearestStop(place: Place, stops: readonly Stop[]): Stop | undefined {
  const metresTo = (stop: Stop) => distance(place, stop);
  const near = stops.filter((stop) => metresTo(stop) <= MAX_WALK);
  return near.sort((a, b) => metresTo(a) - metresTo(b))[0];
}
