import type { Entry, SwimEvent } from "./entry";
import { lanesFromMiddle } from "./lanes";

/** One swimmer's place in a heat. */
export interface Start {
  readonly lane: number;
  readonly entry: Entry;
}

/** The first of an array of heats is swum first. Starts are from the middle lane outwards. */
export type Heat = readonly Start[];

/** Draws an event's heats in the order of entry. All of them are full, except the last one. */
export function drawHeats(event: SwimEvent, lanes: number): Heat[] {
  const order = lanesFromMiddle(lanes);
  const heats: Heat[] = [];
  for (let at = 0; at < event.entries.length; at += lanes) {
    heats.push(event.entries.slice(at, at + lanes).map((entry, place) => ({ lane: order[place]!, entry })));
  }
  return heats;
}
