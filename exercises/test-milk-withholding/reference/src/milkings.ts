import type { Hour } from "./herd";

/** We milk at 6:00 and at 18:00. */
export function checkMilking(at: Hour): void {
  if (at % 12 !== 6) throw new RangeError(`Hour ${at} is not a milking`);
}
