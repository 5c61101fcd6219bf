import type { Boxes } from "./boxes";

/** Boxes for this many eggs: as many full boxes of ten as possible, boxes of six for the rest. */
export function boxesFor(eggs: number): Boxes {
  if (eggs < 0 || eggs % 1 !== 0) throw new RangeError("count the eggs again");
  const tens = (eggs - (eggs % 10)) / 10;
  const sixes = eggs % 10 === 0 ? 0 : eggs % 10 > 6 ? 2 : 1;
  return { tens, sixes };
}
