import { type Alert, MOST_CHARACTERS } from "./alert";
import { LINES, STOPS } from "./network";

/** Longest first, so that a name is never taken for the shorter one that it begins with. */
const NAMES = [...LINES, ...STOPS].sort((a, b) => b.length - a.length).join("|");
const NAME = new RegExp(`(?<![\\p{L}\\p{N}])(?:${NAMES})(?![\\p{L}\\p{N}])`, "gu");
const TIME = /\d+:\d+/g;

/** Whether a text has the alert's names and times, and fits. Not every language gives both times. */
export function isTrueTo(alert: Alert, text: string): boolean {
  const times = [alert.from, alert.until].filter((time) => time !== null);
  const fits = Array.from(text.replace(/\p{M}/gu, "")).length <= MOST_CHARACTERS;
  return (
    fits &&
    isSame(text.match(NAME), [alert.line, ...alert.between]) &&
    times.some((time) => text.match(TIME)?.includes(time))
  );
}

function isSame(found: readonly string[] | null, wanted: readonly string[]): boolean {
  const all = new Set(found);
  return all.size === wanted.length && wanted.every((one) => all.has(one));
}
