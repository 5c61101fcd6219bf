/** Says which day it is. Passed in, so that tests can choose the day. */
export interface Clock {
  /** The number of the day. Day 0 is the day when the first bakery opened. */
  today(): number;
}

/** How many days points are valid. The day on which they are earned is the first. */
export const VALID_DAYS = 365;
