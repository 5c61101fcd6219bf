import type { Race } from "./race";

const hasFinished = (race: Race, sail: string): boolean => (race.codes[sail] ?? "SCP") === "SCP";

/** The places of the boats that have finished, by sail number. */
export function placesIn(race: Race): Map<string, number> {
  const places = new Map<string, number>();
  for (const group of race.crossed) {
    const finished = group.filter((sail) => hasFinished(race, sail));
    const ahead = places.size;
    for (const sail of finished) places.set(sail, ahead + (finished.length + 1) / 2);
  }
  return places;
}
