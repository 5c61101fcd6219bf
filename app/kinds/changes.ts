/** What changed from one attempt to the next: better (newly killed, passing, or within a limit) or worse. */
export interface Change {
  readonly isBetter: boolean;
  /** The name that the report uses for it. */
  readonly says: string;
}
