import { COUNTS_FOR, LEAST_UNDER_KEEL, type Reading, SHORTEST, type TimeWindow } from "./reading";

/** Draught, plus a safety margin in whole centimetres. */
function requiredDepth(draught: number): number {
  const margin = Math.max(LEAST_UNDER_KEEL, Math.round(draught / 10));
  return draught + margin;
}

/** Finds the windows in which a boat may cross. */
export function passWindows(readings: readonly Reading[], draught: number): TimeWindow[] {
  const required = requiredDepth(draught);
  const sorted = [...readings].sort((a, b) => a.at - b.at);
  const windows: TimeWindow[] = [];
  sorted.forEach((reading, i) => {
    if (reading.depth < required) return;
    const to = Math.min(sorted[i + 1]?.at ?? Number.MAX_SAFE_INTEGER, reading.at + COUNTS_FOR);
    const last = windows[windows.length - 1];
    if (last?.to === reading.at) last.to = to;
    else windows.push({ from: reading.at, to });
  });
  return windows.filter((window) => window.to - window.from >= SHORTEST);
}
