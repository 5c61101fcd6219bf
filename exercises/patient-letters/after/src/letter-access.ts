import type { Account } from "./account";
import type { Letter } from "./archive";

/** Refused, whatever the reason: outside, all refusals look alike. */
export class NoSuchLetter extends Error {
  override readonly name = "NoSuchLetter";

  constructor() {
    super("There is no such letter");
  }
}

/** Patients read a letter from the day of its release on. Days compare as texts. */
export function isReleased({ releasedOn }: Letter, today: string): boolean {
  return releasedOn !== undefined && releasedOn <= today;
}

/** Makes sure that a letter is the patient's own. */
export function checkOwner(letter: Letter, { patientId }: Account): void {
  if (patientId && patientId !== letter.patientId) throw new NoSuchLetter();
}
