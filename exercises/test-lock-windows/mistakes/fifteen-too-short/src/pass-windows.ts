import { COUNTS_FOR, LEAST_UNDER_KEEL, type Reading, SHORTEST, type TimeWindow } from "./reading";

/** Finds the windows in which a boat may cross, without those that are too short to be of use. */
export function passWindows(readings: readonly Reading[], draught: number): TimeWindow[] {
  const clearance = Math.max(LEAST_UNDER_KEEL, Math.ceil(draught / 10));
  const sorted = [...readings].sort((a, b) => a.at - b.at);
  const windows: TimeWindow[] = [];
  sorted.forEach(({ at, depth }, i) => {
    if (depth - draught < clearance) return;
    const to = Math.min(at + COUNTS_FOR, sorted[i + 1]?.at ?? Number.POSITIVE_INFINITY);
    const last = windows.at(-1);
    if (last?.to === at) last.to = to;
    else windows.push({ from: at, to });
  });
  return windows.filter(({ from, to }) => to - from > SHORTEST);
}
