/** _dayspring 1.9.4. Times of the city's clocks, to the millisecond. */
export interface Moment {
  ms: number;
}

/** Reads "2026-11-20T23:50" or "2026-11-20T23:50:30". */
export function parse(text: string): Moment {
  return { ms: Date.parse(`${text}Z`) };
}

export function clone({ ms }: Moment): Moment {
  return { ms };
}

/** Moves a moment, which it changes and returns. */
export function shift(moment: Moment, { hours = 0, minutes = 0 }: { hours?: number; minutes?: number }): Moment {
  moment.ms += (hours * 60 + minutes) * 60_000;
  return moment;
}

/** 0 for Sunday to 6 for Saturday. */
export function weekday({ ms }: Moment): number {
  return new Date(ms).getUTCDay();
}

/** YYYY, MM, DD, hh (00 to 23) and mm of a pattern are replaced. What is smaller is cut off. */
export function show({ ms }: Moment, pattern: string): string {
  const text = new Date(ms).toISOString();
  const [YYYY, MM, DD, hh, mm] = text.split(/[^\d]/);
  const parts = { YYYY, MM, DD, hh, mm } as Record<string, string>;
  return pattern.replace(/YYYY|MM|DD|hh|mm/g, (token) => parts[token]!);
}
