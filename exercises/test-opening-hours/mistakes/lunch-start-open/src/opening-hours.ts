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

/** Checks whether the desk is open, taking the lunch break into account. */
export function isOpen(day: Day, minute: number): boolean {
  const schedule = SCHEDULE[day];
  if (!schedule) return false;

  const isBusinessTime = minute >= schedule.open && minute < schedule.close;
  // The desk is on break strictly between the start and the end of lunch.
  const isLunchTime = schedule.lunch !== undefined && minute > schedule.lunch[0] && minute < schedule.lunch[1];

  return isBusinessTime && !isLunchTime;
}
