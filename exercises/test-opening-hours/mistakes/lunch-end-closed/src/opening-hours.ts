import type { Day } from "./week";

/** Opening hours per day, in minutes since midnight. */
const SCHEDULE: Record<Day, { open: number; close: number; lunch?: [start: number, end: number] } | undefined> = {
  mon: { open: 480, close: 1020, lunch: [720, 780] },
  tue: { open: 480, close: 1020, lunch: [720, 780] },
  wed: { open: 480, close: 750 },
  thu: { open: 480, close: 1140, lunch: [720, 780] },
  fri: { open: 480, close: 960, lunch: [720, 750] },
  sat: { open: 540, close: 780 },
  sun: undefined,
};

/** Inclusive range check. */
const between = (value: number, [start, end]: [number, number]) => value >= start && value <= end;

/** Checks whether the desk is open, taking the lunch break into account. */
export function isOpen(day: Day, minute: number): boolean {
  const schedule = SCHEDULE[day];
  if (!schedule) return false;
  if (schedule.lunch && between(minute, schedule.lunch)) return false;
  // The desk closes at `close`, so the last open minute is the one before.
  return between(minute, [schedule.open, schedule.close - 1]);
}
