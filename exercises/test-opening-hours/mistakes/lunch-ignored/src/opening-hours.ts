import type { Day } from "./week";

/** Opening and closing time for each day, in minutes since midnight. `null` means closed. */
const OPENING_HOURS: Record<Day, readonly [open: number, close: number] | null> = {
  mon: [8 * 60, 17 * 60],
  tue: [8 * 60, 17 * 60],
  wed: [8 * 60, 12 * 60 + 30],
  thu: [8 * 60, 19 * 60],
  fri: [8 * 60, 16 * 60],
  sat: [9 * 60, 13 * 60],
  sun: null,
};

/** Returns whether the clinic is open: opening time inclusive, closing time exclusive. */
export function isOpen(day: Day, minute: number): boolean {
  const hours = OPENING_HOURS[day];
  if (hours === null) return false;
  const [open, close] = hours;
  return open <= minute && minute < close;
}
