export interface Visit {
  readonly id: string;
  /** Initials of the clinician, such as "KM". */
  readonly clinician: string;
  /** "2026-03-17". */
  readonly day: string;
  /** Minutes since midnight: 600 is 10:00. */
  readonly start: number;
  readonly end: number;
  readonly status: "booked" | "cancelled";
}

export interface Diary {
  /** All visits of a day, cancelled ones too, in the order in which they were entered. */
  on(day: string): readonly Visit[];
  /** Adds a visit, or takes the place of the one that has the same id. */
  put(visit: Visit): void;
}

/** 545 is "09:05". */
export function clock(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60];
  return [hours, minutes].map((part) => String(part).padStart(2, "0")).join(":");
}
