/** A visit that a patient is reminded of. */
export interface Visit {
  /** The number of the letter, from 1 each year. */
  readonly letter: number;
  readonly name: string;
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly date: number;
  /** As the desk typed it: "9.15", "14.30". */
  readonly time: string;
}
