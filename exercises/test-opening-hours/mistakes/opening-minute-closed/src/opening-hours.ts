import type { Day } from "./week";

interface DailySchedule {
  opens: number;
  closes: number;
  lunch?: { starts: number; ends: number };
}

const hhmm = (hours: number, minutes: number): number => hours * 60 + minutes;

const REGULAR_LUNCH = { starts: hhmm(12, 0), ends: hhmm(13, 0) };

/** Weekly schedule of the front desk. Days that are missing are closed. */
const WEEKLY_SCHEDULE: Partial<Record<Day, DailySchedule>> = {
  mon: { opens: hhmm(8, 0), closes: hhmm(17, 0), lunch: REGULAR_LUNCH },
  tue: { opens: hhmm(8, 0), closes: hhmm(17, 0), lunch: REGULAR_LUNCH },
  wed: { opens: hhmm(8, 0), closes: hhmm(12, 30) },
  thu: { opens: hhmm(8, 0), closes: hhmm(19, 0), lunch: REGULAR_LUNCH },
  fri: { opens: hhmm(8, 0), closes: hhmm(16, 0), lunch: { starts: hhmm(12, 0), ends: hhmm(12, 30) } },
  sat: { opens: hhmm(9, 0), closes: hhmm(13, 0) },
};

/** The desk is open between opening and closing time, except during the lunch break. */
export function isOpen(day: Day, minute: number): boolean {
  const schedule = WEEKLY_SCHEDULE[day];
  if (!schedule) return false;

  const { opens, closes, lunch } = schedule;
  if (minute <= opens || minute >= closes) return false;
  return lunch === undefined || minute < lunch.starts || minute >= lunch.ends;
}
