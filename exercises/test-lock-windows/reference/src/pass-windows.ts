import { COUNTS_FOR, LEAST_UNDER_KEEL, type Reading, SHORTEST, type TimeWindow } from "./reading";

/** The windows in which a boat may cross the sill, in order of time. */
export function passWindows(readings: readonly Reading[], draught: number): TimeWindow[] {
  const needed = draught + Math.max(LEAST_UNDER_KEEL, Math.ceil(draught / 10));
  const sorted = [...readings].sort((a, b) => a.at - b.at);
  const windows: TimeWindow[] = [];
  sorted.forEach(({ at, depth }, i) => {
    if (depth < needed) return;
    const next = sorted[i + 1]?.at ?? Number.POSITIVE_INFINITY;
    const to = Math.min(at + COUNTS_FOR, next);
    const before = windows.at(-1);
    if (before?.to === at) before.to = to;
    else windows.push({ from: at, to });
  });
  return windows.filter(({ from, to }) => to - from >= SHORTEST);
}
