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

/** The text of the caretaker's file, or null if there is no file. */
function readIfThere(read: () => string): string | null {
  try {
    return read();
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return null;
    throw error;
  }
}

/** The timetable in the caretaker's file, or the default if there is no file. Throws for a file that can't be read. */
export function loadTimetable(read: () => string): Timetable {
  const text = readIfThere(read);
  if (text === null) return DEFAULT;
  try {
    return parseTimetable(text);
  } catch (error) {
    throw new Error(`The timetable can't be used: ${(error as Error).message}`);
  }
}

/** Whether the heating is on at an hour. */
export const isOn = ({ from, until }: Timetable, hour: number) => hour >= from && hour < until;
