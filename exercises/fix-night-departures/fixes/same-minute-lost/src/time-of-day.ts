/**
 * Times of day, as timetables write them.
 *
 * Internally a time is the number of minutes since midnight (0–1439), so that comparing and subtracting times is plain
 * integer arithmetic: no Date objects, no time zones, no daylight saving.
 */

/**
 * Reads a time such as "07:05".
 *
 * @throws Error if the text is not a time of day
 */
export function parseTime(text: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (!match) throw new Error(`Not a time of day: "${text}"`);
  return Number(match[1]) * 60 + Number(match[2]);
}

const DAY = 24 * 60;

/** Calculates how many minutes pass until a time comes round. */
export function minutesUntil(from: number, to: number): number {
  return to > from ? to - from : to - from + DAY;
}
