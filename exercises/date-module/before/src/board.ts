import { type Moment, parse, show } from "../modules/_dayspring/index";
import { shifted } from "./dates";

export interface Departure {
  readonly line: string;
  readonly to: string;
  /** By the timetable. */
  readonly at: Moment;
  /** Minutes. */
  readonly delay: number;
}

/** "2026-11-20T23:50:30 N7 Harbour 4": time, line, where to, and the delay in minutes. */
export function readDeparture(text: string): Departure {
  const [time = "", line = "", to = "", delay = "0"] = text.split(" ");
  return { line, to, at: parse(time), delay: Number(delay) };
}

/** What the board shows: the departures of the next hour, the next one first. */
export function boardRows(departures: readonly Departure[], now: string): string[] {
  const start = parse(now);
  return departures
    .map((departure) => ({ ...departure, real: shifted(departure.at, { minutes: departure.delay }) }))
    .map((departure) => ({ ...departure, left: Math.floor((departure.real.ms - start.ms) / 60_000) }))
    .filter(({ left }) => left >= 0 && left < 60)
    .sort((a, b) => a.real.ms - b.real.ms)
    .map(({ line, to, at, left }) => `${show(at, "hh:mm")} ${line} ${to} ${left === 0 ? "now" : `${left} min`}`);
}
