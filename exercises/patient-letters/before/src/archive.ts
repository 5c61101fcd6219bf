/** A letter that a clinician wrote about a patient. */
export interface Letter {
  /** The year and a number that counts up: "2026-0418". Written on paper too, so patients quote it. */
  readonly number: string;
  readonly patientId: string;
  /** "To Dr Novak: results of 12 November". */
  readonly title: string;
  /** "2026-11-13". */
  readonly writtenOn: string;
  /** From this day on the patient may read it. Unset until a clinician has talked it over with them. */
  readonly releasedOn?: string;
}

/** The clinic's archive of letters: those of all patients. */
export interface Archive {
  find(number: string): Promise<Letter | undefined>;
  /** In no order. */
  ofPatient(patientId: string): Promise<readonly Letter[]>;
  /** The pages of a letter that is there. */
  pdf(number: string): Promise<Uint8Array>;
}
