import type { Boxes } from "./boxes";

/** Boxes for so many eggs: as many tens as are full, sixes for the rest. */
export function boxesFor(eggs: number): Boxes {
  if (!Number.isInteger(eggs) || eggs < 0) throw new RangeError("not a number of eggs");
  const tens = Math.floor(eggs / 10);
  const sixes = Math.floor((eggs % 10) / 6);
  return { tens, sixes };
}
