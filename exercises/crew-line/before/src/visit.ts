export interface Visit {
  readonly patient: string;
  /** The clinician's initials, one to three letters, such as "KM". */
  readonly clinician: string;
  readonly isCancelled: boolean;
}
