import type { Boxes } from "./boxes";

/** Boxes for this many eggs: as many full boxes of ten as possible, boxes of six for the rest. */
export function boxesFor(eggs: number): Boxes {
  if (!Number.isInteger(eggs) || eggs < 0) throw new RangeError("not a number of eggs");
  const tens = Math.floor(eggs / 10);
  const sixes = eggs % 10 > 0 ? 1 : 0;
  return { tens, sixes };
}
