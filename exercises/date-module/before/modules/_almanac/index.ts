/** _almanac 4.2.0. Times of the city's clocks, to the millisecond. Instants are never changed. */
export interface Instant {
  readonly ms: number;
}

/** Reads "2026-11-20T23:50" or "2026-11-20T23:50:30". */
export function instant(text: string): Instant {
  return Object.freeze({ ms: Date.parse(`${text}Z`) });
}

/** Another instant, so much later; earlier if it is less than 0. */
export function plus({ ms }: Instant, { hours = 0, minutes = 0 }: { hours?: number; minutes?: number }): Instant {
  return Object.freeze({ ms: ms + (hours * 60 + minutes) * 60_000 });
}

/** Whole minutes from one instant to another, cut off downwards: -1 for a second ago. */
export function minutesUntil(from: Instant, to: Instant): number {
  return Math.floor((to.ms - from.ms) / 60_000);
}

/** As ISO 8601 counts: 1 for Monday to 7 for Sunday. */
export function isoWeekday({ ms }: Instant): number {
  return new Date(ms).getUTCDay() || 7;
}

/** yyyy, MM, dd, HH (00 to 23), hh (01 to 12) and mm of a pattern are replaced. What is smaller is cut off. */
export function format({ ms }: Instant, pattern: string): string {
  const text = new Date(ms).toISOString();
  const hour = Number(text.slice(11, 13));
  const parts = {
    yyyy: text.slice(0, 4),
    MM: text.slice(5, 7),
    dd: text.slice(8, 10),
    HH: text.slice(11, 13),
    hh: String(hour % 12 || 12).padStart(2, "0"),
    mm: text.slice(14, 16),
  };
  return pattern.replace(/yyyy|MM|dd|HH|hh|mm/g, (token) => parts[token as keyof typeof parts]);
}
