/** A result that changed from one attempt to the next: better (newly killed, passing, or within a limit) or worse. */
export interface Change {
  readonly isBetter: boolean;
  /** A description of the changed result, worded as in the report. */
  readonly says: string;
}
