/** One measurement of the water over the sill. */
export interface Reading {
  /** Minutes since midnight. */
  readonly at: number;
  /** Whole centimetres. */
  readonly depth: number;
}

/** A time in which a boat may cross. */
export interface TimeWindow {
  /** The first minute. */
  from: number;
  /** The first minute that no longer belongs to the window. */
  to: number;
}

/** The least water under a keel, in centimetres. */
export const LEAST_UNDER_KEEL = 30;
/** How many minutes a reading counts at most. */
export const COUNTS_FOR = 20;
/** The shortest window, in minutes. */
export const SHORTEST = 15;
