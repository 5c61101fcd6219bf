export interface DayReport {
  readonly day: string;
  readonly average: number;
  readonly lowest: number;
  readonly alarm: boolean;
}

const COLDEST = 1;
const WARMEST = 7;

/** The temperatures in a line from the logger. Leaves out cells that contain no number. */
function readings(cells: readonly string[]): number[] {
  return cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "")
    .map(Number)
    .filter((value) => !Number.isNaN(value));
}

/** Reads a line such as "Mon;4.0;5.5;4.8". A day without any reading raises the alarm. */
export function dayReport(line: string): DayReport {
  const [day = "", ...cells] = line.split(";");
  const values = readings(cells);
  if (values.length === 0) return { day, average: Number.NaN, lowest: Number.NaN, alarm: true };

  const average = values.reduce((sum, value) => sum + value, 0) / values.length;
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  return { day, average, lowest, alarm: lowest < COLDEST || highest > WARMEST };
}
