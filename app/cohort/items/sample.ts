import { seeded } from "~/kinds/seeded";

/** Chooses the people whose answers the model uses if there are more people than it needs. Pure. */

/** A fixed random number for each person, which does not depend on other people. */
const lot = (id: string) => seeded(`in the model ${id}`)();

/** Sorts people in a random order that does not reveal when each of them joined. */
export function byLot(ids: readonly string[]): string[] {
  const places = new Map(ids.map((id) => [id, lot(id)]));
  return [...ids].sort((a, b) => places.get(a)! - places.get(b)! || (a < b ? -1 : 1));
}

/** The share of the sample reserved for people who answered rare exercises, because their answers are worth more. */
const FOR_RARE = 0.5;

/**
 * Draws at most `most` of all people at random. `rare` lists the people who answered each rare exercise. They are drawn
 * first, rarest exercise first, until half of the sample is filled.
 */
export function drawSample(all: readonly string[], rare: readonly (readonly string[])[], most: number): string[] {
  if (all.length <= most) return [...all].sort();
  const known = new Set(all);
  const drawn = new Set<string>();
  for (const ids of [...rare].sort((a, b) => a.length - b.length))
    for (const id of byLot(ids.filter((one) => known.has(one)))) if (drawn.size < most * FOR_RARE) drawn.add(id);
  for (const id of byLot(all)) {
    if (drawn.size >= most) break;
    drawn.add(id);
  }
  return [...drawn].sort();
}
