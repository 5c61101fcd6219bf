/** A vehicle at a stop. */
export interface StopTime {
  /** The day on which the ride began. */
  readonly date: string;
  readonly line: string;
  readonly stop: string;
  /** Minutes since that day's midnight; more than 1440 after the next. */
  readonly minute: number;
}

/** "2026-11-20,N7,Fairground,25:04". Null for what cannot be read. */
export function readRow(text: string): StopTime | null {
  const [, date, line, stop, hours, minutes] = /^(\d{4}-\d\d-\d\d),([^,]+),([^,]+),(\d\d):([0-5]\d)$/.exec(text) ?? [];
  if (!date || !line || !stop) return null;
  return { date, line, stop, minute: Number(hours) * 60 + Number(minutes) };
}
