/** A moment on the clinic's wall clock. */
export interface Moment {
  /** "2026-04-14". */
  readonly day: string;
  /** "16:30". */
  readonly time: string;
}

/** Minutes on the wall clock since 1970, for comparing. Without a time: the first minute of the day. */
export function minutesAt(day: string, time = "00:00"): number {
  return Date.parse(`${day}T${time}:00Z`) / 60_000;
}
