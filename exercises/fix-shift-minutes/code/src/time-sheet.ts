import { SheetError, type Shift } from "./shift";

const HEADER = "driver;start;end;break 1;break 2;remark";

/** The cells of a row, in the order of the header. */
type Row = [Shift["driver"], Shift["start"], Shift["end"], Shift["firstBreak"], Shift["secondBreak"], string?];

/**
 * Reads a depot's time sheet, a shift to a line. Rows are a typed tuple, so every cell has the right type from here on.
 *
 * @throws SheetError if the first line is not the header
 */
export function readTimeSheet(text: string): Shift[] {
  const [header, ...lines] = text.split("\n");
  if (header !== HEADER) throw new SheetError("This is no time sheet");

  const shifts: Shift[] = [];
  for (const line of lines) {
    if (line === "") continue;
    const [driver, start, end, firstBreak, secondBreak, remark] = line.split(";") as unknown as Row;
    shifts.push({ driver, start, end, firstBreak, secondBreak, ...(remark ? { remark } : {}) });
  }
  return shifts;
}
