import { dayLine, formatDuration } from "./src/duration";

/** The durations of a day: often near a whole hour or within ten minutes past it, now and then more than a day long. */
export function inputs(random: () => number): unknown[] {
  const below = (end: number) => Math.floor(random() * end);
  const kinds = [() => below(60), () => 60 * below(4) + below(12), () => 60 * below(30), () => below(3_000)];
  const duration = () => kinds[below(kinds.length)]!();
  return [Array.from({ length: below(4) }, duration)];
}

export function call(args: unknown[]): unknown {
  const [durations] = args as [number[]];
  return { each: durations.map((minutes) => formatDuration(minutes)), line: dayLine(durations) };
}
