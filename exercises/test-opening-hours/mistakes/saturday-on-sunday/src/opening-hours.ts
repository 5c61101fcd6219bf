import type { Day } from "./week";

type Range = readonly [from: number, until: number];

const WEEKDAY_RANGES: Partial<Record<Day, readonly Range[]>> = {
  mon: [[480, 720], [780, 1020]],
  tue: [[480, 720], [780, 1020]],
  wed: [[480, 750]],
  thu: [[480, 720], [780, 1140]],
  fri: [[480, 720], [750, 960]],
};

/** Reduced hours at the weekend, no lunch break. */
const WEEKEND_RANGES: readonly Range[] = [[540, 780]];

/** Falls back to the weekend hours for every day that is not a weekday. */
export function isOpen(day: Day, minute: number): boolean {
  const ranges = WEEKDAY_RANGES[day] ?? WEEKEND_RANGES;
  return ranges.some(([from, until]) => minute >= from && minute < until);
}
