import type { Race } from "./race";

const hasFinished = (race: Race, sail: string): boolean => (race.codes[sail] ?? "SCP") === "SCP";

/** The places of the boats that have finished, by sail number. */
export function placesIn(race: Race): Map<string, number> {
  const places = new Map<string, number>();
  let ahead = 0;
  for (const group of race.crossed) {
    const finished = group.filter((sail) => hasFinished(race, sail));
    for (const sail of finished) places.set(sail, ahead + (finished.length + 1) / 2);
    if (finished.length > 0) ahead += 1;
  }
  return places;
}
