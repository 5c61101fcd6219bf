import { COUNTS_FOR, LEAST_UNDER_KEEL, type Reading, SHORTEST, type TimeWindow } from "./reading";

/** Refuses draughts that make no sense. */
function depthFor(draught: number): number {
  if (!Number.isInteger(draught) || draught < 1) throw new RangeError(`No draught: ${draught}`);
  const tenth = (draught + ((10 - (draught % 10)) % 10)) / 10;
  return draught + Math.max(tenth, LEAST_UNDER_KEEL);
}

/** Makes a piece of each deep reading, and follows the pieces from end to start. */
export function passWindows(readings: readonly Reading[], draught: number): TimeWindow[] {
  const depth = depthFor(draught);
  const times = readings.map(({ at }) => at);
  const endOf = (at: number) => Math.min(at + COUNTS_FOR, ...times.filter((time) => time > at));
  const pieces = new Map(readings.filter((one) => one.depth >= depth).map(({ at }) => [at, endOf(at)]));
  const ends = new Set(pieces.values());
  const starts = [...pieces.keys()].filter((at) => !ends.has(at)).sort((a, b) => a - b);
  return starts.flatMap((from) => {
    let to = from;
    while (pieces.has(to)) to = pieces.get(to)!;
    return to - from < SHORTEST ? [] : [{ to, from }];
  });
}
