import type { Patient } from "./patient";
import { formatDay, formatTime } from "./times";

export interface Appointment {
  /** "2026-03-17". */
  readonly day: string;
  /** Minutes since midnight. */
  readonly start: number;
  readonly patient: Patient;
}

/** One message, as our provider counts: by `length`, as JavaScript does. */
export const MESSAGE_LENGTH = 160;

const DIRECTIONS = "Main entrance, 2nd floor, the lift is on your left. ";

/** The message that goes out on the evening before. Leaves the directions out if they would make it two messages. */
export function reminderText({ day, start, patient }: Appointment): string {
  const write = (directions: string) =>
    `Hi ${greetingName(patient)}, your visit at Harbour Lane Clinic is on ${formatDay(day)} at ${formatTime(start)}. ` +
    `${directions}Can't come? Call 020 5550 0140.`;

  const full = write(DIRECTIONS);
  return full.length <= MESSAGE_LENGTH ? full : write("");
}

/** The name that the patient goes by, with a neutral fallback. */
function greetingName({ calledName, firstName }: Patient): string {
  return calledName?.trim() || firstName?.trim() || "there";
}
