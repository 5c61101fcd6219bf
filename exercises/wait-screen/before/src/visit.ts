/** A patient's visit today. All times are whole minutes since the clinic opened: 0 is the moment it opens. */
export interface Visit {
  readonly patient: string;
  /** Initials of the clinician, such as "KM". */
  readonly clinician: string;
  readonly start: number;
  /** When the patient came in; left out as long as the patient isn't here. */
  readonly arrived?: number;
  /** When the clinician called the patient in; left out before that. */
  readonly called?: number;
}
