/** A day in UTC, as "2026-03-02". */
export type Day = string;

export interface Invoice {
  readonly number: string;
  /** Whole cents. */
  readonly amount: number;
  readonly dueOn: Day;
  /** Null while it is open. */
  readonly paidOn: Day | null;
}

/** Tells the time. Passed in, so that a run can be repeated for a day gone by. */
export interface Clock {
  now(): Date;
}

/** One row of the reminder run. */
export interface OpenFee {
  readonly number: string;
  readonly daysLate: number;
  /** Whole cents. */
  readonly fee: number;
}

export const FEE_A_WEEK = 500;
export const HIGHEST_FEE = 4_000;
