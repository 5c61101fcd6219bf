/** A stretch of a clinician's day in which patients are seen, in minutes since midnight: 540 is 09:00. */
export interface Session {
  readonly from: number;
  readonly until: number;
}

/** Reads "09:00-12:00". */
export function parseSession(text: string): Session {
  const match = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(text);
  if (!match) throw new Error(`Not a session: "${text}"`);
  const [h1, m1, h2, m2] = match.slice(1).map(Number) as [number, number, number, number];
  return { from: h1 * 60 + m1, until: h2 * 60 + m2 };
}

/** 545 is "09:05". */
export function formatTime(minute: number): string {
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}
