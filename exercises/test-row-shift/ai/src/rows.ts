import { LAST_ROW } from "./sheet";
import type { ApplyChange, Cell, Change, ShiftFormula } from "./sheet";

const REF_ERROR = "#REF!";

const CELL = String.raw`\$?[A-Za-z]{1,2}\$?[1-9][0-9]{0,2}`;
const ROW = String.raw`\$?[1-9][0-9]{0,2}`;
const REFERENCE = `${CELL}:${CELL}|${CELL}|${ROW}:${ROW}`;
const TEXT = String.raw`"[^"]*(?:""[^"]*)*"`;
const QUOTED_NAME = String.raw`'[^']*(?:''[^']*)*'`;
const NAME = String.raw`\w+|${QUOTED_NAME}`;

/**
 * Text in double quotes, a reference (group 1: the name in its prefix, group 2: the rest), or any other quoted name.
 * Texts and names are matched so that nothing inside them is. What has a prefix is only matched together with it.
 */
const TOKEN = new RegExp(
  [
    TEXT,
    String.raw`(?<![\w.$])(?:(${NAME})!|(?<![\w']!))(${REFERENCE})(?![\w.$(!])`,
    QUOTED_NAME,
  ].join("|"),
  "g",
);

/** A cell or a row number, split before its digits. */
interface End {
  readonly head: string;
  readonly row: number;
}

function parseEnd(text: string): End {
  const head = text.replace(/[0-9]+$/, "");
  return { head, row: Number(text.slice(head.length)) };
}

function foldCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function sameName(a: string, b: string): boolean {
  return foldCase(a) === foldCase(b);
}

function unquote(name: string): string {
  return name.startsWith("'") ? name.slice(1, -1).replace(/''/g, "'") : name;
}

/** Where a row goes, or `undefined` if it disappears or moves beyond the last row. */
function shiftRow(row: number, change: Change): number | undefined {
  if (row < change.row) return row;
  if (change.kind === "insert") {
    const moved = row + change.count;
    return moved > LAST_ROW ? undefined : moved;
  }
  return row < change.row + change.count ? undefined : row - change.count;
}

/** The first and the last row of a range after the change, or `undefined` if nothing is left of it. */
function shiftRows(
  first: number,
  last: number,
  lastIsFixed: boolean,
  change: Change,
): { readonly first: number; readonly last: number } | undefined {
  const newFirst = shiftRow(first, change);
  const newLast = shiftRow(last, change);

  if (change.kind === "insert") {
    if (newFirst === undefined) return undefined;
    const grows = change.row === last + 1 && first < last && !lastIsFixed;
    if (grows) return { first: newFirst, last: Math.min(last + change.count, LAST_ROW) };
    return { first: newFirst, last: newLast ?? LAST_ROW };
  }

  const left = { first: newFirst ?? change.row, last: newLast ?? change.row - 1 };
  return left.first > left.last ? undefined : left;
}

/** `reference` is without its prefix. `undefined` if it becomes `#REF!`. */
function shiftReference(reference: string, change: Change): string | undefined {
  const colon = reference.indexOf(":");
  if (colon < 0) {
    const { head, row } = parseEnd(reference);
    const shifted = shiftRow(row, change);
    return shifted === undefined ? undefined : `${head}${shifted}`;
  }

  const left = parseEnd(reference.slice(0, colon));
  const right = parseEnd(reference.slice(colon + 1));
  const upsideDown = left.row > right.row;
  const [first, last] = upsideDown ? [right, left] : [left, right];

  const rows = shiftRows(first.row, last.row, last.head.endsWith("$"), change);
  if (rows === undefined) return undefined;
  return upsideDown
    ? `${left.head}${rows.last}:${right.head}${rows.first}`
    : `${left.head}${rows.first}:${right.head}${rows.last}`;
}

function moveCells(cells: readonly Cell[], change: Change): Cell[] {
  const moved: Cell[] = [];
  for (const cell of cells) {
    const { head, row } = parseEnd(cell.at);
    const newRow = shiftRow(row, change);
    if (newRow !== undefined) {
      moved.push({ ...cell, at: `${head}${newRow}` });
    } else if (change.kind === "insert" && cell.text !== "") {
      throw new RangeError(`Cell ${cell.at} of sheet ${change.sheet} would move beyond row ${LAST_ROW}`);
    }
  }
  return moved;
}

export const shiftFormula: ShiftFormula = (formula, own, change) =>
  formula.replace(TOKEN, (token: string, prefix: string | undefined, reference: string | undefined) => {
    if (reference === undefined) return token;
    const sheet = prefix === undefined ? own : unquote(prefix);
    if (!sameName(sheet, change.sheet)) return token;

    const shifted = shiftReference(reference, change);
    if (shifted === undefined) return REF_ERROR;
    return token.slice(0, token.length - reference.length) + shifted;
  });

export const applyChange: ApplyChange = (book, change) => {
  if (!book.some((sheet) => sameName(sheet.name, change.sheet))) {
    throw new Error(`The book has no sheet ${change.sheet}`);
  }

  return book.map((sheet) => {
    const cells = sameName(sheet.name, change.sheet) ? moveCells(sheet.cells, change) : sheet.cells;
    return {
      ...sheet,
      cells: cells.map((cell) =>
        cell.text.startsWith("=") ? { ...cell, text: shiftFormula(cell.text, sheet.name, change) } : cell,
      ),
    };
  });
};
