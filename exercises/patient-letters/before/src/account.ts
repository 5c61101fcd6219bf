/** Somebody who is signed in to the patient portal. Everybody with a mail address can sign up. */
export interface Account {
  readonly mail: string;
  /** Whose account it is. It becomes known when they type in the code that the clinic sends by post. */
  readonly patientId?: string;
}
