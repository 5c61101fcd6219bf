import { COUNTS_FOR, LEAST_UNDER_KEEL, type Reading, SHORTEST, type TimeWindow } from "./reading";

/** Finds the windows in which a boat may cross. */
export function passWindows(readings: Reading[], draught: number): TimeWindow[] {
  const required = draught + Math.max(LEAST_UNDER_KEEL, Math.ceil(draught / 10));
  readings.sort((a, b) => a.at - b.at);
  const windows: TimeWindow[] = [];
  readings.forEach(({ at, depth }, i) => {
    if (depth < required) return;
    const to = Math.min(at + COUNTS_FOR, readings[i + 1]?.at ?? Number.POSITIVE_INFINITY);
    const last = windows.at(-1);
    if (last?.to === at) last.to = to;
    else windows.push({ from: at, to });
  });
  return windows.filter(({ from, to }) => to - from >= SHORTEST);
}
