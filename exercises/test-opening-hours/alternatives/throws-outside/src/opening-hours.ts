import { DAYS, type Day } from "./week";

const LAST_MINUTE = 23 * 60 + 59;

/** Opening and closing times, two by two, in minutes since midnight. */
const TIMES: Record<Day, readonly number[]> = {
  mon: [480, 720, 780, 1020],
  tue: [480, 720, 780, 1020],
  wed: [480, 750],
  thu: [480, 720, 780, 1140],
  fri: [480, 720, 750, 960],
  sat: [540, 780],
  sun: [],
};

/**
 * Each time on the list flips the door: the desk is open after an odd number of flips.
 * Values that no caller should send are refused, so that a mistake shows early.
 */
export function isOpen(day: Day, minute: number): boolean {
  if (!DAYS.includes(day)) throw new TypeError(`Not a day: ${day}`);
  if (!Number.isInteger(minute) || minute < 0 || minute > LAST_MINUTE) {
    throw new RangeError(`Not a minute of a day: ${minute}`);
  }
  return TIMES[day].filter((time) => time <= minute).length % 2 === 1;
}
