import { COUNTS_FOR, LEAST_UNDER_KEEL, type Reading, SHORTEST, type TimeWindow } from "./reading";

/** The depth that a boat must have more than. */
function limitFor(draught: number): number {
  return draught + Math.max(LEAST_UNDER_KEEL, Math.ceil(draught / 10));
}

/** Finds the windows in which a boat may cross. */
export function passWindows(readings: readonly Reading[], draught: number): TimeWindow[] {
  const limit = limitFor(draught);
  const sorted = [...readings].sort((a, b) => a.at - b.at);
  const windows: TimeWindow[] = [];
  for (const [i, { at, depth }] of sorted.entries()) {
    if (depth <= limit) continue;
    const next = sorted[i + 1];
    const to = next ? Math.min(next.at, at + COUNTS_FOR) : at + COUNTS_FOR;
    const last = windows.at(-1);
    if (last && last.to === at) last.to = to;
    else windows.push({ from: at, to });
  }
  return windows.filter((window) => window.to - window.from >= SHORTEST);
}
