import type { Minutes } from "./minutes";

/** Takes hours off while there are any. Fractions are cut off; below zero nothing is left. */
export function formatDuration(minutes: Minutes): string {
  let rest = Math.max(0, Math.trunc(minutes));
  let hours = 0;
  while (rest >= 60) {
    rest -= 60;
    hours += 1;
  }
  if (hours < 1) return rest + " min";
  const twoDigits = (100 + rest).toString().slice(1);
  return rest > 0 ? hours + " h " + twoDigits : hours + " h";
}

export function dayLine(durations: readonly Minutes[]): string {
  const total = durations.reduce((sum, minutes) => sum + Math.max(0, Math.trunc(minutes)), 0);
  const visits = ["no visits", "1 visit"][durations.length] ?? `${durations.length} visits`;
  return durations.length > 0 ? `${visits}, ${formatDuration(total)}` : visits;
}
