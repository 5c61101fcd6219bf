import { moveCells } from "./cells";
import { type End, endOf, isSameName, replaceReferences } from "./references";
import { type Book, type Change, LAST_ROW } from "./sheet";

interface Rows {
  readonly first: number;
  readonly last: number;
}

/** The rows after an insertion. If they grow, they take what comes directly below them, too. */
function insertInto({ first, last }: Rows, grows: boolean, { row, count }: Change): Rows | null {
  const newFirst = row <= first ? first + count : first;
  const newLast = row <= (grows ? last + 1 : last) ? last + count : last;
  return newFirst > LAST_ROW ? null : { first: newFirst, last: Math.min(newLast, LAST_ROW) };
}

/** The rows after a deletion, if the first and the last of them are left. */
function deleteFrom({ first, last }: Rows, { row, count }: Change): Rows | null {
  const isDeleted = (one: number) => row <= one && one < row + count;
  if (isDeleted(first) || isDeleted(last)) return null;
  return { first: first < row ? first : first - count, last: last < row ? last : last - count };
}

/** A cell or a range after the change. Null if nothing is left of it. */
function shiftEnds(ends: readonly End[], change: Change): string | null {
  const [first, last = first] = [...ends].sort((a, b) => a.row - b.row) as [End, End?];
  const rows = { first: first.row, last: last.row };
  const grows = first.row < last.row && !last.head.endsWith("$");
  const shifted = change.kind === "insert" ? insertInto(rows, grows, change) : deleteFrom(rows, change);
  return shifted && ends.map((end) => end.head + (end === first ? shifted.first : shifted.last)).join(":");
}

/** The formula after the change. */
export function shiftFormula(formula: string, own: string, change: Change): string {
  return replaceReferences(formula, own, change.sheet, (ends) => shiftEnds(ends, change));
}

/** The whole book after the change. */
export function applyChange(book: Book, change: Change): Book {
  const changed = book.find(({ name }) => isSameName(name, change.sheet));
  if (!changed) throw new Error(`There is no sheet ${change.sheet}`);
  const shift = (at: string) => shiftEnds([endOf(at)], change);
  return book.map((sheet) => {
    const cells = sheet === changed ? moveCells(sheet.cells, change, shift) : sheet.cells;
    const shifted = cells.map(({ at, text }) => {
      return { at, text: text.startsWith("=") ? shiftFormula(text, sheet.name, change) : text };
    });
    return { name: sheet.name, cells: shifted };
  });
}
