import { MINUTES_IN_AN_HOUR, type Minutes } from "./minutes";

function assertWhole(minutes: Minutes): void {
  if (!Number.isInteger(minutes) || minutes < 0) throw new RangeError(`Not a duration: ${minutes}`);
}

/** The parts that are there, with a blank between them. */
export function formatDuration(minutes: Minutes): string {
  assertWhole(minutes);
  if (minutes < MINUTES_IN_AN_HOUR) return `${minutes} min`;
  const rest = minutes % MINUTES_IN_AN_HOUR;
  const parts = [String((minutes - rest) / MINUTES_IN_AN_HOUR), "h"];
  if (rest > 0) parts.push(rest < 10 ? `0${rest}` : String(rest));
  return parts.join(" ");
}

export function dayLine(durations: readonly Minutes[]): string {
  durations.forEach(assertWhole);
  let total = 0;
  for (const minutes of durations) total += minutes;
  switch (durations.length) {
    case 0:
      return "no visits";
    case 1:
      return `1 visit, ${formatDuration(total)}`;
    default:
      return `${durations.length} visits, ${formatDuration(total)}`;
  }
}
