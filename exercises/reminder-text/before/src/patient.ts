/** As stored. Names have at most 40 characters. */
export interface Patient {
  readonly id: string;
  readonly firstName?: string;
  readonly lastName?: string;
  /** What the patient likes to be called. */
  readonly calledName?: string;
  readonly phone: string;
}
