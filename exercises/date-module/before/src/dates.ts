import { clone, type Moment, shift } from "../modules/_dayspring/index";

/**
 * Moves a moment and leaves the one that it was given alone.
 *
 * `shift` of _dayspring changes its argument. That once moved a whole timetable, so nothing in this code base may call
 * it directly: this is the only place.
 */
export function shifted(moment: Moment, by: { hours?: number; minutes?: number }): Moment {
  return shift(clone(moment), by);
}
