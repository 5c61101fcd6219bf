/** One stay of a car. Times are whole minutes since 00:00 on 1 January. */
export interface Stay {
  readonly plate: string;
  readonly arrival: number;
  readonly departure: number;
}

/** What one car owes for a month. */
export interface BillRow {
  readonly plate: string;
  /** Whole cents. */
  readonly cents: number;
}
