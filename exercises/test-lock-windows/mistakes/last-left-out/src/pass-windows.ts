import { COUNTS_FOR, LEAST_UNDER_KEEL, type Reading, SHORTEST, type TimeWindow } from "./reading";

/** Finds the windows in which a boat may cross, from each pair of neighbouring readings. */
export function passWindows(readings: readonly Reading[], draught: number): TimeWindow[] {
  const required = draught + Math.max(LEAST_UNDER_KEEL, Math.ceil(draught / 10));
  const sorted = [...readings].sort((a, b) => a.at - b.at);
  const windows: TimeWindow[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const reading = sorted[i]!;
    const following = sorted[i + 1]!;
    if (reading.depth < required) continue;
    const to = Math.min(reading.at + COUNTS_FOR, following.at);
    const last = windows.at(-1);
    if (last?.to === reading.at) last.to = to;
    else windows.push({ from: reading.at, to });
  }
  return windows.filter(({ from, to }) => to - from >= SHORTEST);
}
