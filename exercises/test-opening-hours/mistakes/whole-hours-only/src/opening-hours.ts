import type { Day } from "./week";

/** Opening ranges in hours; 12.5 is half past twelve. */
const RANGES: Record<Day, readonly (readonly [from: number, until: number])[]> = {
  mon: [[8, 12], [13, 17]],
  tue: [[8, 12], [13, 17]],
  wed: [[8, 12.5]],
  thu: [[8, 12], [13, 19]],
  fri: [[8, 12], [12.5, 16]],
  sat: [[9, 13]],
  sun: [],
};

/** Start inclusive, end exclusive. */
export function isOpen(day: Day, minute: number): boolean {
  const hour = Math.floor(minute / 60);
  return RANGES[day].some(([from, until]) => hour >= from && hour < until);
}
