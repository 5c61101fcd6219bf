export interface Timetable {
  /** Hours of the day at which heating starts and ends. */
  readonly from: number;
  readonly until: number;
}

const DEFAULT: Timetable = { from: 6, until: 16 };

function parseTimetable(text: string): Timetable {
  const { from, until } = JSON.parse(text);
  const isHour = (value: unknown) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 24;
  if (!isHour(from) || !isHour(until)) throw new Error("Hours are whole numbers from 0 to 24");
  return { from, until };
}

/** The timetable in the caretaker's file, or the default. `read` throws "ENOENT" if there is no file. */
export function loadTimetable(read: () => string): Timetable {
  try {
    return parseTimetable(read());
  } catch {
    console.log("Using the default timetable");
    return DEFAULT;
  }
}

/** Whether the heating is on at an hour. */
export const isOn = ({ from, until }: Timetable, hour: number) => hour >= from && hour < until;
