import { metresBetween, type Place } from "./geo";

export interface Stop extends Place {
  readonly name: string;
}

/** Nobody walks further than so many metres to a stop. */
const MAX_WALK = 500;

/** The stop that is nearest to a place, the first of equals; undefined if none is near enough. */
export function nearestStop(place: Place, stops: readonly Stop[]): Stop | undefined {
  const near = stops
    .map((stop) => ({ stop, distance: metresBetween(place, stop) }))
    .filter(({ distance }) => distance <= MAX_WALK);
  return near.sort((a, b) => a.distance - b.distance)[0]?.stop;
}
