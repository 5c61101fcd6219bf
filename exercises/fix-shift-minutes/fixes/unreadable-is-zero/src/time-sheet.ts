import { type Minutes, SheetError, type Shift } from "./shift";

const HEADER = "driver;start;end;break 1;break 2;remark";

/**
 * Reads a depot's time sheet, a shift to a line. Cells are texts until `readMinutes` has looked at them.
 *
 * @throws SheetError if the first line is not the header, or if a cell should hold minutes and does not
 */
export function readTimeSheet(text: string): Shift[] {
  const [header, ...lines] = text.split("\n");
  if (header !== HEADER) throw new SheetError("This is no time sheet");

  const shifts: Shift[] = [];
  for (const line of lines) {
    if (line === "") continue;
    const [driver = "", start, end, firstBreak, secondBreak, remark] = line.split(";");
    const minutes = (cell: string | undefined) => readMinutes(cell);
    shifts.push({
      driver,
      start: minutes(start),
      end: minutes(end),
      firstBreak: minutes(firstBreak),
      secondBreak: minutes(secondBreak),
      ...(remark ? { remark } : {}),
    });
  }
  return shifts;
}

/** The one place where a cell becomes a number. */
function readMinutes(cell: string | undefined): Minutes {
  if (cell === undefined || !/^\d+$/.test(cell)) {
    return 0;
  }
  return Number(cell);
}
