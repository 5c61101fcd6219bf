import type { Hour } from "./herd";

/** Hours and days are whole, and none is before 1 January. */
export function checkTime(time: number): void {
  if (!Number.isInteger(time) || time < 0) throw new RangeError(`${time} is not a time`);
}

/** We milk at 6:00 and at 18:00. */
export function checkMilking(at: Hour): void {
  checkTime(at);
  if (at % 12 !== 6) throw new RangeError(`Hour ${at} is not a milking`);
}
