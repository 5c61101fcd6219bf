/** What changed from one attempt to the next: better (newly killed, passing, or within a limit) or worse. */
export interface Change {
  readonly isBetter: boolean;
  /** The changed result, in the words of the report. */
  readonly says: string;
}
