import { COUNTS_FOR, LEAST_UNDER_KEEL, type Reading, SHORTEST, type TimeWindow } from "./reading";

/** Finds the windows in which a boat may cross. Each reading is valid until it is replaced by the next one. */
export function passWindows(readings: readonly Reading[], draught: number): TimeWindow[] {
  const required = draught + Math.max(LEAST_UNDER_KEEL, Math.ceil(draught / 10));
  const sorted = [...readings].sort((a, b) => a.at - b.at);
  const windows: TimeWindow[] = [];
  sorted.forEach(({ at, depth }, i) => {
    if (depth < required) return;
    // There is no next reading after the last one.
    const to = sorted[i + 1]?.at ?? at + COUNTS_FOR;
    const last = windows.at(-1);
    if (last?.to === at) last.to = to;
    else windows.push({ from: at, to });
  });
  return windows.filter(({ from, to }) => to - from >= SHORTEST);
}
