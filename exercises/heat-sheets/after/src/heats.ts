import type { Entry, SwimEvent } from "./entry";
import { lanesFromMiddle } from "./lanes";

/** One swimmer's place in a heat. */
export interface Start {
  readonly lane: number;
  readonly entry: Entry;
}

/** The first of an array of heats is swum first. Starts are from the middle lane outwards. */
export type Heat = readonly Start[];

/** A heat has at least this many swimmers, unless the whole event has fewer. */
const FEWEST = 3;

/** In an event with a final, this many heats at the end share their swimmers out. */
const DEALT_HEATS = 3;

/** Draws an event's heats by best time: the slowest swim first. Leaves out withdrawn entries. */
export function drawHeats(event: SwimEvent, lanes: number): Heat[] {
  const fastestFirst = event.entries.filter(({ withdrawn }) => !withdrawn).sort(bySpeed);
  const sizes = heatSizes(fastestFirst.length, lanes);
  const heats = sizes.map((): Entry[] => []);
  for (const [at, heat] of heatBySpeed(sizes, event.decides).entries()) heats[heat]!.push(fastestFirst[at]!);

  const order = lanesFromMiddle(lanes);
  return heats.map((heat) => heat.map((entry, place) => ({ lane: order[place]!, entry })));
}

/** The faster one first. No best time is slower than any. */
function bySpeed(a: Entry, b: Entry): number {
  const slowest = Number.MAX_SAFE_INTEGER;
  return (a.best ?? slowest) - (b.best ?? slowest) || a.number - b.number;
}

/** How many swim in each heat. All are full, except the first, and the second if it has to help the first out. */
function heatSizes(swimmers: number, lanes: number): number[] {
  const sizes: number[] = [];
  for (let left = swimmers; left > 0; left -= lanes) sizes.unshift(Math.min(left, lanes));

  const [first, second, ...others] = sizes;
  if (first === undefined || second === undefined || first >= FEWEST) return sizes;
  return [FEWEST, second - (FEWEST - first), ...others];
}

/** For each swimmer, from the fastest to the slowest, the index of their heat. */
function heatBySpeed(sizes: readonly number[], decides: SwimEvent["decides"]): number[] {
  const firstDealt = decides === "final" ? Math.max(sizes.length - DEALT_HEATS, 0) : sizes.length;
  const indexes: number[] = [];

  for (let round = 0; round < Math.max(...sizes); round += 1) {
    for (let heat = sizes.length - 1; heat >= firstDealt; heat -= 1) {
      if (round < sizes[heat]!) indexes.push(heat);
    }
  }
  for (let heat = firstDealt - 1; heat >= 0; heat -= 1) {
    for (let place = 0; place < sizes[heat]!; place += 1) indexes.push(heat);
  }
  return indexes;
}
