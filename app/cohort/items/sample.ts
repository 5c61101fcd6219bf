import { seeded } from "~/kinds/seeded";

/** Whose answers the model uses if there are more people than it needs. Pure. */

/** A fixed random number for each person, which does not depend on others. */
const lot = (id: string) => seeded(`in the model ${id}`)();

/** In a random order that does not reveal who came when. */
export function byLot(ids: readonly string[]): string[] {
  const places = new Map(ids.map((id) => [id, lot(id)]));
  return [...ids].sort((a, b) => places.get(a)! - places.get(b)! || (a < b ? -1 : 1));
}

/**
 * Answers to rare exercises are worth more than further answers to common ones: half of the places are reserved for
 * them.
 */
const FOR_RARE = 0.5;

/**
 * At most `most` of all people, at random. `rare`: the people who answered each rare exercise; they are taken first,
 * rarest exercise first, until half of the places are used.
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
