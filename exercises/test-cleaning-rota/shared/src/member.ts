/** The Monday of a week, such as "2027-01-04". */
export type Week = string;

/** A potter of the studio. */
export interface Member {
  readonly name: string;
  /** The weeks in which the member can't clean. */
  readonly away: readonly Week[];
}

/** Who cleans in a week; null if no one does. */
export interface Turn {
  readonly week: Week;
  readonly name: string | null;
}
