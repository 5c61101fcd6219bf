export type Zone = "home" | "near" | "far";

export interface Parcel {
  readonly zone: Zone;
  /** Whole grams, at least 1. */
  readonly grams: number;
  /** The longest side in whole centimetres, at least 1. */
  readonly longestCm: number;
}
