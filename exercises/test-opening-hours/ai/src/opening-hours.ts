import type { Day } from "./week";

/** One continuous stretch in which the front desk is staffed. Times are "HH:MM". */
interface OpeningRange {
  start: string;
  end: string;
}

/**
 * Single source of truth for the opening hours. A day with a lunch break simply has two ranges,
 * so that no special handling of the break is needed anywhere else.
 */
const OPENING_RANGES: Record<Day, OpeningRange[]> = {
  mon: [
    { start: "08:00", end: "12:00" },
    { start: "13:00", end: "17:00" },
  ],
  tue: [
    { start: "08:00", end: "12:00" },
    { start: "13:00", end: "17:00" },
  ],
  wed: [{ start: "08:00", end: "12:30" }],
  thu: [
    { start: "08:00", end: "12:00" },
    { start: "13:00", end: "19:00" },
  ],
  fri: [
    { start: "08:00", end: "12:00" },
    { start: "12:30", end: "16:00" },
  ],
  sat: [{ start: "09:00", end: "13:00" }],
  sun: [], // closed all day
};

/** Converts "HH:MM" to minutes since midnight. */
function toMinutes(time: string): number {
  const [hours, minutes] = time.split(":").map(Number);
  return hours! * 60 + minutes!;
}

/** Checks whether a minute lies within a range, boundaries handled. */
function isWithin(range: OpeningRange, minute: number): boolean {
  return toMinutes(range.start) <= minute && minute <= toMinutes(range.end);
}

/**
 * Tells whether the clinic's front desk is open.
 *
 * @param day - Day of the week
 * @param minute - Minutes since midnight (0–1439)
 * @returns `true` if the minute falls into one of the day's opening ranges
 */
export function isOpen(day: Day, minute: number): boolean {
  return OPENING_RANGES[day].some((range) => isWithin(range, minute));
}
