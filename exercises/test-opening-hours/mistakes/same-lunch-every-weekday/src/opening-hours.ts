import type { Day } from "./week";

const LUNCH = { from: 12 * 60, until: 13 * 60 };
const WEEKDAYS: readonly Day[] = ["mon", "tue", "wed", "thu", "fri"];

/** Opening and closing time for each day, in minutes since midnight. */
const HOURS: Record<Day, { opens: number; closes: number } | null> = {
  mon: { opens: 480, closes: 1020 },
  tue: { opens: 480, closes: 1020 },
  wed: { opens: 480, closes: 750 },
  thu: { opens: 480, closes: 1140 },
  fri: { opens: 480, closes: 960 },
  sat: { opens: 540, closes: 780 },
  sun: null,
};

/** Closing time and the start of lunch are exclusive, opening time and the end of lunch inclusive. */
export function isOpen(day: Day, minute: number): boolean {
  const hours = HOURS[day];
  if (!hours) return false;
  const atLunch = WEEKDAYS.includes(day) && minute >= LUNCH.from && minute < LUNCH.until;
  return minute >= hours.opens && minute < hours.closes && !atLunch;
}
