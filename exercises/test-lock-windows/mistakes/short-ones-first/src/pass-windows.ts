import { COUNTS_FOR, LEAST_UNDER_KEEL, type Reading, SHORTEST, type TimeWindow } from "./reading";

const isLongEnough = ({ from, to }: TimeWindow): boolean => to - from >= SHORTEST;

/** Windows that touch become one. */
function join(windows: readonly TimeWindow[]): TimeWindow[] {
  const joined: TimeWindow[] = [];
  for (const window of windows) {
    const last = joined.at(-1);
    if (last?.to === window.from) last.to = window.to;
    else joined.push({ ...window });
  }
  return joined;
}

/** Finds the windows in which a boat may cross. */
export function passWindows(readings: readonly Reading[], draught: number): TimeWindow[] {
  const required = draught + Math.max(LEAST_UNDER_KEEL, Math.ceil(draught / 10));
  const sorted = [...readings].sort((a, b) => a.at - b.at);
  const windows = sorted.flatMap(({ at, depth }, i) => {
    if (depth < required) return [];
    return [{ from: at, to: Math.min(at + COUNTS_FOR, sorted[i + 1]?.at ?? Number.POSITIVE_INFINITY) }];
  });
  return join(windows.filter(isLongEnough));
}
