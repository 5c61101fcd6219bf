import { COUNTS_FOR, LEAST_UNDER_KEEL, type Reading, SHORTEST, type TimeWindow } from "./reading";

/**
 * Computes the windows in which a boat may cross the sill.
 *
 * The readings are processed backwards, from the end of the day to its beginning. This way, the start of the
 * following reading is always known already, and no look-ahead into the list is necessary.
 */
export function passWindows(readings: readonly Reading[], draught: number): TimeWindow[] {
  const windows: TimeWindow[] = [];
  const backwards = [...readings].sort((a, b) => b.at - a.at);

  // Nothing follows the last reading
  let next = Number.POSITIVE_INFINITY;

  for (const { at, depth } of backwards) {
    const to = Math.min(next, at + COUNTS_FOR);
    next = at;

    if (isTooShallow(depth, draught)) continue;

    // Extend the window that was found before, or begin a new one
    const current = windows.at(-1);
    if (current?.from === to) current.from = at;
    else windows.push({ from: at, to });
  }

  return windows.filter((window) => window.from + SHORTEST <= window.to);
}

/**
 * Compares in tenths of a centimetre. All numbers are integers, so there is nothing to round.
 */
function isTooShallow(depth: number, draught: number): boolean {
  return depth - draught < LEAST_UNDER_KEEL || 10 * depth < 11 * draught;
}
