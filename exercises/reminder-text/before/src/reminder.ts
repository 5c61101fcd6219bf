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

/** The message that goes out on the evening before. */
export function reminderText({ day, start }: Appointment): string {
  return `Harbour Lane Clinic: your visit is on ${formatDay(day)} at ${formatTime(start)}. Can't come? Call 020 5550 0140.`;
}
