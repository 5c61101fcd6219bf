/** One visitor coming in. `minute` counts from midnight. */
export interface Entry {
  readonly minute: number;
  readonly door: "main" | "garden";
}

const WINDOW = 60;

/** Counts entries per window. */
function countByWindow(entries: readonly Entry[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { minute } of entries) {
    const window = Math.floor(minute / WINDOW);
    counts.set(window, (counts.get(window) ?? 0) + 1);
  }
  return counts;
}

/** The highest number of visitors that came in within 60 minutes. 0 on a day without visitors. */
export function busiestHour(entries: readonly Entry[]): number {
  return Math.max(0, ...countByWindow(entries).values());
}

/** One warden for each 50 visitors, and always at least one. */
export function wardensNeeded(entries: readonly Entry[]): number {
  return Math.max(1, Math.ceil(busiestHour(entries) / 50));
}
