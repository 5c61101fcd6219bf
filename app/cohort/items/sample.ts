import { seeded } from "~/kinds/review/seeded";

/** Whose answers a model is fitted to, where there are more people than it needs. Pure. */

/** A place in line that is the same each time, and that no other person's coming or going moves. */
const lot = (id: string) => seeded(`in the model ${id}`)();

/** By lot: an order that tells nothing of who came when. */
export function byLot(ids: readonly string[]): string[] {
  const places = new Map(ids.map((id) => [id, lot(id)]));
  return [...ids].sort((a, b) => places.get(a)! - places.get(b)! || (a < b ? -1 : 1));
}

/** An exercise's rarest answers are worth more than another of a common one's: half of the places are kept for them. */
const FOR_RARE = 0.5;

/**
 * At most `most` of all people, by lot. `rare`: who has answered each of the exercises that few have answered; they
 * come first, an exercise after another, those with the fewest first, until half of the places are taken.
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
