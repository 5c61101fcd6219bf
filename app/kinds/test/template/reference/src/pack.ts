import type { Boxes } from "./boxes";

/** Boxes for this many eggs: as many full boxes of ten as possible, boxes of six for the rest. */
export function boxesFor(eggs: number): Boxes {
  if (!Number.isInteger(eggs) || eggs < 0) throw new RangeError("not a number of eggs");
  const tens = Math.floor(eggs / 10);
  const sixes = Math.ceil((eggs % 10) / 6);
  return { tens, sixes };
}
