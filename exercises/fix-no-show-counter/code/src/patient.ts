export interface Patient {
  readonly id: string;
  readonly name: string;
  /** Digits as they were typed: "020 5550 0199". */
  readonly phone: string;
  /** How often the patient has stayed away without a word. */
  readonly noShows: number;
  /** Cannot book online; has to ring us. */
  readonly isBlocked: boolean;
}

/** What the desk can change. What is left out stays as it is. */
export type Changes = Partial<Pick<Patient, "name" | "phone" | "noShows">>;
