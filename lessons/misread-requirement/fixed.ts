/** One visitor coming in. `minute` counts from midnight. */
export interface Entry {
  readonly minute: number;
  readonly door: "main" | "garden";
}

const WINDOW = 60;

/** The highest number of visitors that came in within any 60 minutes. 0 on a day without visitors. */
export function busiestHour(entries: readonly Entry[]): number {
  const minutes = entries.map(({ minute }) => minute).sort((a, b) => a - b);
  let most = 0;
  let first = 0;
  for (let last = 0; last < minutes.length; last++) {
    while (minutes[last]! - minutes[first]! >= WINDOW) first++;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

/** One warden for each 50 visitors, and always at least one. */
export function wardensNeeded(entries: readonly Entry[]): number {
  return Math.max(1, Math.ceil(busiestHour(entries) / 50));
}
