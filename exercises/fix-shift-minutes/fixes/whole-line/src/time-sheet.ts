import { SheetError, type Shift } from "./shift";

const HEADER = "driver;start;end;break 1;break 2;remark";

/** A driver, four times digits alone, and perhaps a remark. */
const SHIFT_LINE = /^([^;]*);(\d+);(\d+);(\d+);(\d+)(?:;([^;]*).*)?$/;

/**
 * Reads a depot's time sheet, a shift to a line. A line has one form, or the sheet is refused.
 *
 * @throws SheetError if the first line is not the header
 */
export function readTimeSheet(text: string): Shift[] {
  const [header, ...lines] = text.split("\n");
  if (header !== HEADER) throw new SheetError("This is no time sheet");

  const shifts: Shift[] = [];
  for (let number = 2; number <= lines.length + 1; number++) {
    const line = lines[number - 2];
    if (!line) continue;
    const match = SHIFT_LINE.exec(line);
    if (!match) throw new SheetError(`line ${number}: this is no shift: ${line}`);
    const [driver, remark] = [match[1] ?? "", match[6]];
    const [start, end, firstBreak, secondBreak] = match.slice(2, 6).map(Number) as [number, number, number, number];
    shifts.push({ driver, start, end, firstBreak, secondBreak, ...(remark ? { remark } : {}) });
  }
  return shifts;
}
