import { format, type Instant, instant, minutesUntil, plus } from "../modules/_almanac/index";

export interface Departure {
  readonly line: string;
  readonly to: string;
  /** By the timetable. */
  readonly at: Instant;
  /** Minutes. */
  readonly delay: number;
}

/** "2026-11-20T23:50:30 N7 Harbour 4": time, line, where to, and the delay in minutes. */
export function readDeparture(text: string): Departure {
  const [time = "", line = "", to = "", delay = "0"] = text.split(" ");
  return { line, to, at: instant(time), delay: Number(delay) };
}

/** What the board shows: the departures of the next hour, the next one first. */
export function boardRows(departures: readonly Departure[], now: string): string[] {
  const start = instant(now);
  return departures
    .map((departure) => ({ ...departure, real: plus(departure.at, { minutes: departure.delay }) }))
    .map((departure) => ({ ...departure, left: minutesUntil(start, departure.real) }))
    .filter(({ left }) => left >= 0 && left < 60)
    .sort((a, b) => a.real.ms - b.real.ms)
    .map(({ line, to, at, left }) => `${format(at, "HH:mm")} ${line} ${to} ${left === 0 ? "now" : `${left} min`}`);
}
