/**
 * What the race committee wrote next to a boat:
 * - DNC: did not come to the starting area
 * - DNF: started, but did not finish
 * - OCS: started too early
 * - DSQ: disqualified
 * - DNE: disqualified for bad conduct
 * - SCP: finished, and took a scoring penalty
 */
export type Code = "DNC" | "DNF" | "OCS" | "DSQ" | "DNE" | "SCP";

export interface Race {
  /** Sail numbers in the order in which they crossed the line. Boats that crossed it together are one group. */
  readonly crossed: readonly (readonly string[])[];
  /** Codes by sail number. Most boats have none. */
  readonly codes: Readonly<Record<string, Code>>;
}

/** What a boat scored in the series. */
export interface Row {
  readonly sail: string;
  /** 1 is the best. */
  readonly rank: number;
  /** One for each race that counts, in the order of the races. */
  readonly scores: readonly number[];
  /** Indexes into `scores` of those that are discarded. */
  readonly discarded: readonly number[];
  /** The sum of the scores that are not discarded. */
  readonly net: number;
}
