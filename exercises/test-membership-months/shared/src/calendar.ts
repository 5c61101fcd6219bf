/** A day of the calendar: { year: 2026, month: 3, date: 17 } is 17 March 2026. */
export interface CalendarDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly date: number;
}

/** What somebody may do in the club. */
export type Standing = "trial" | "member" | "voter";

/** Days since 1 January 1970, to count with. */
export function dayNumber({ year, month, date }: CalendarDay): number {
  return Date.UTC(year, month - 1, date) / 86_400_000;
}
