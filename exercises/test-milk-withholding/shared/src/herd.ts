/** Whole hours since 00:00 on 1 January. Every day has 24 of them. */
export type Hour = number;

/** Whole days since 1 January, which is day 0. Hour 23 is on day 0, hour 24 on day 1. */
export type Day = number;

export interface Medicine {
  readonly name: string;
  /** Hours for which milk is withheld; null if the medicine is not allowed for cows that give milk. */
  readonly milkHours: number | null;
  /** Days for which the cow may not be slaughtered. */
  readonly meatDays: number;
}

/** One dose. */
export interface Dose {
  readonly cow: string;
  readonly medicine: string;
  readonly at: Hour;
}

/** A cow had a calf. */
export interface Calving {
  readonly cow: string;
  readonly at: Hour;
}

/** The farm's book of medicines and calvings. Its lists are in no particular order. */
export interface Book {
  readonly medicines: readonly Medicine[];
  readonly doses: readonly Dose[];
  readonly calvings: readonly Calving[];
}
