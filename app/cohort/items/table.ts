import { Z_95 } from "~/kinds/trust";

/** One person's answer to one item: 1 right, 0 wrong, null where the item was not given. */
export type Answer = 0 | 1 | null;

/** A row a person, a column an item; every row is of the same length. */
export type Table = readonly (readonly Answer[])[];

/** Two-sided 95 %. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The 95 % interval of a value whose error is normal. */
export const around = (value: number, standardError: number): Interval => ({
  low: value - Z_95 * standardError,
  high: value + Z_95 * standardError,
});
