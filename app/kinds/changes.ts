/** What became other from one attempt to the next: better (newly killed, passing, within a limit) or worse. */
export interface Change {
  readonly isBetter: boolean;
  /** As the report calls it. */
  readonly says: string;
}
