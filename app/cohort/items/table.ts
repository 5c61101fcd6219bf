import { Z_95 } from "~/kinds/normal";

/** One person's answer to one item: 1 right, 0 wrong, null if the item was not given. */
export type Answer = 0 | 1 | null;

/** One row per person and one column per item. All rows have the same length. */
export type Table = readonly (readonly Answer[])[];

/** A two-sided 95% interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The 95% interval of a value whose error is normally distributed. */
export const around = (value: number, standardError: number): Interval => ({
  low: value - Z_95 * standardError,
  high: value + Z_95 * standardError,
});
