import type { Boxes } from "./boxes";

/** Boxes for so many eggs: as many tens as are full, sixes for the rest. */
export function boxesFor(eggs: number): Boxes {
  if (!Number.isInteger(eggs) || eggs < 0) throw new RangeError("not a number of eggs");
  const tens = Math.ceil(eggs / 10);
  const sixes = 0;
  return { tens, sixes };
}
