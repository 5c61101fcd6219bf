import { SheetError, type Shift } from "./shift";

const HEADER = "driver;start;end;break 1;break 2;remark";

/**
 * Reads a depot's time sheet, a shift to a line. Cells become numbers here.
 *
 * @throws SheetError if the first line is not the header
 */
export function readTimeSheet(text: string): Shift[] {
  const [header, ...lines] = text.split("\n");
  if (header !== HEADER) throw new SheetError("This is no time sheet");

  const shifts: Shift[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === "") continue;
    const [driver = "", ...cells] = line.split(";");
    const numbers = cells.slice(0, 4).map(Number);
    const [start = Number.NaN, end = Number.NaN, firstBreak = Number.NaN, secondBreak = Number.NaN] = numbers;
    if ([start, end, firstBreak, secondBreak].some(Number.isNaN)) {
      throw new SheetError(`line ${index + 2}: not a number`);
    }
    const remark = cells[4];
    shifts.push({ driver, start, end, firstBreak, secondBreak, ...(remark ? { remark } : {}) });
  }
  return shifts;
}
