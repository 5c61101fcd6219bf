export interface Patient {
  readonly name: string;
  readonly address: string;
  readonly phone?: string;
  /** What the patient answered when we asked whether we may send text messages; left out if nobody has asked yet. */
  readonly allowsTexts?: boolean;
}
