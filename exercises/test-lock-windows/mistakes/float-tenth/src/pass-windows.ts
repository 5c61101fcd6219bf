import { COUNTS_FOR, LEAST_UNDER_KEEL, type Reading, SHORTEST, type TimeWindow } from "./reading";

/** Ten percent more than the draught, but at least the minimum clearance. */
const requiredDepth = (draught: number): number => Math.max(draught + LEAST_UNDER_KEEL, Math.ceil(draught * 1.1));

/** Finds the windows in which a boat may cross. */
export function passWindows(readings: readonly Reading[], draught: number): TimeWindow[] {
  const required = requiredDepth(draught);
  const sorted = [...readings].sort((a, b) => a.at - b.at);
  const windows: TimeWindow[] = [];
  for (let i = 0; i < sorted.length; i++) {
    const { at, depth } = sorted[i]!;
    if (depth < required) continue;
    const next = i + 1 < sorted.length ? sorted[i + 1]!.at : at + COUNTS_FOR;
    const to = Math.min(next, at + COUNTS_FOR);
    const previous = windows.at(-1);
    if (previous?.to === at) previous.to = to;
    else windows.push({ from: at, to });
  }
  return windows.filter(({ from, to }) => to - from >= SHORTEST);
}
