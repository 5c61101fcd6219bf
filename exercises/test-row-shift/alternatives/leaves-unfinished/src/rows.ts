import { type Book, type Cell, type Change, LAST_ROW, type Sheet } from "./sheet";

type Kind = "text" | "name" | "word" | "sign";

/** A formula is read character by character, from the left to the right. */
interface Token {
  readonly kind: Kind;
  readonly text: string;
}

const isLetter = (c: string) => (c >= "A" && c <= "Z") || (c >= "a" && c <= "z");
const isDigit = (c: string) => c >= "0" && c <= "9";
const isWord = (c: string) => isLetter(c) || isDigit(c) || c === "_" || c === "." || c === "$";

/** The tokens of a formula; null if quotes are not closed. */
function tokensOf(formula: string): Token[] | null {
  const tokens: Token[] = [];
  let at = 0;
  while (at < formula.length) {
    const from = at;
    const c = formula[at]!;
    at += 1;
    if (c === '"' || c === "'") {
      for (;;) {
        const end = formula.indexOf(c, at);
        if (end < 0) return null;
        at = end + 1;
        if (formula[at] !== c) break;
        at += 1;
      }
      tokens.push({ kind: c === '"' ? "text" : "name", text: formula.slice(from, at) });
    } else if (isWord(c)) {
      while (at < formula.length && isWord(formula[at]!)) at += 1;
      tokens.push({ kind: "word", text: formula.slice(from, at) });
    } else tokens.push({ kind: "sign", text: c });
  }
  return tokens;
}

/** A column, if there is one, and a row, if there is one, each with what was typed before it. */
interface Address {
  readonly column: string;
  readonly anchor: string;
  readonly row: number | null;
}

function addressOf(word: string): Address | null {
  let at = 0;
  const take = (belongs: (c: string) => boolean) => {
    const from = at;
    while (at < word.length && belongs(word[at]!)) at += 1;
    return word.slice(from, at);
  };
  const first = take((c) => c === "$");
  const letters = take(isLetter);
  const second = letters === "" ? "" : take((c) => c === "$");
  const digits = take(isDigit);
  if (at < word.length || letters.length > 2 || digits.length > 3 || digits.startsWith("0")) return null;
  if (first.length > 1 || second.length > 1 || (digits === "" && (second !== "" || letters === ""))) return null;
  const anchor = letters === "" ? first : second;
  return { column: letters === "" ? "" : first + letters, anchor, row: digits === "" ? null : Number(digits) };
}

const fold = (name: string) => Array.from(name, (c) => (c >= "A" && c <= "Z" ? c.toLowerCase() : c)).join("");

function nameOf({ kind, text }: Token): string | null {
  if (kind === "name") return text.slice(1, -1).split("''").join("'");
  return kind === "word" && !/[.$]/.test(text) ? text : null;
}

/** The new number of each row, beyond the last one, too. Rows that are not in here have disappeared. */
function newRows(rows: readonly number[], { kind, row, count }: Change): number[] {
  if (kind === "insert") return rows.map((one) => (one < row ? one : one + count));
  const left = rows.filter((one) => one < row || one >= row + count);
  return left.map((one) => (one < row ? one : one - count));
}

/** A cell or a range after the change. Null if no row of it is left. */
function shiftAddresses(addresses: readonly Address[], change: Change): string | null {
  const numbers = addresses.map(({ row }) => row!);
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const all = newRows(
    Array.from({ length: high - low + 1 }, (_, i) => low + i),
    change,
  );
  const lowest = addresses.find(({ row }) => row === high)!;
  const isDirectlyBelow = change.kind === "insert" && change.row === high + 1;
  if (isDirectlyBelow && high > low && lowest.anchor === "") all.push(high + change.count);
  const first = Math.min(...all);
  const last = Math.min(LAST_ROW, Math.max(...all));
  if (all.length === 0 || first > LAST_ROW) return null;
  return addresses.map(({ column, anchor, row }) => `${column}${anchor}${row === low ? first : last}`).join(":");
}

/** A formula that the editor would not store stays as it is. */
export function shiftFormula(formula: string, own: string, change: Change): string {
  const tokens = tokensOf(formula);
  if (tokens === null) return formula;
  const kindAt = (i: number) => tokens[i]?.kind;
  const signAt = (i: number) => (kindAt(i) === "sign" ? tokens[i]!.text : "");
  let result = "";
  for (let i = 0; i < tokens.length; ) {
    if (signAt(i) === ":") return formula;
    const isName = kindAt(i) === "name" || (kindAt(i) === "word" && !/[.$]$/.test(tokens[i]!.text));
    const hasPrefix = isName && signAt(i + 1) === "!";
    const start = hasPrefix ? i + 2 : i;
    const isRange = signAt(start + 1) === ":";
    const words = [start, ...(isRange ? [start + 2] : [])];
    const end = start + (isRange ? 3 : 1);
    const addresses = words.flatMap((at) => (kindAt(at) === "word" ? (addressOf(tokens[at]!.text) ?? []) : []));
    const take = (to: number) => {
      for (; i < to; i++) result += tokens[i]?.text ?? "";
    };
    const isWhole = addresses.length === words.length && words.every((at) => kindAt(at) === "word");
    const shapes = new Set(addresses.map(({ column, row }) => `${column !== ""} ${row !== null}`));
    if (!isWhole || shapes.size !== 1) {
      if (isRange && kindAt(start) === "word") return formula;
      take(hasPrefix && kindAt(start) === "word" && signAt(end) !== "!" ? end : i + 1);
      continue;
    }
    const isReference =
      addresses.every(({ row }) => row !== null) &&
      (isRange || addresses[0]!.column !== "") &&
      kindAt(i - 1) !== "word" &&
      signAt(end) !== "(" &&
      signAt(end) !== "!";
    const name = hasPrefix ? nameOf(tokens[i]!) : own;
    if (isReference && name !== null && fold(name) === fold(change.sheet)) {
      const shifted = shiftAddresses(addresses, change);
      if (shifted === null) {
        result += "#REF!";
        i = end;
      } else {
        take(start);
        result += shifted;
        i = end;
      }
    } else take(signAt(end) === "!" ? Math.max(start, i + 1) : end);
  }
  return result;
}

const partsOf = (at: string): [column: string, row: number] => {
  const [, column = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(at) ?? [];
  return [column, Number(row)];
};

/** The rows from the top to the bottom, and the cells of each row from the left to the right. */
function inReadingOrder(a: Cell, b: Cell): number {
  const [[columnA, rowA], [columnB, rowB]] = [partsOf(a.at), partsOf(b.at)];
  return rowA - rowB || columnA.length - columnB.length || (columnA < columnB ? -1 : 1);
}

function movedCells(sheet: Sheet, change: Change): Cell[] {
  return sheet.cells.flatMap((cell) => {
    const [column, row] = partsOf(cell.at);
    const [to] = newRows([row], change);
    if (to === undefined) return [];
    if (to <= LAST_ROW) return to === row ? [cell] : [{ text: cell.text, at: column + to }];
    if (cell.text === "") return [];
    throw new RangeError(`Can't insert ${change.count} rows, because ${cell.at} is not empty`);
  });
}

/** The cells of each sheet are in reading order. */
export function applyChange(book: Book, change: Change): Book {
  const found = book.find(({ name }) => fold(name) === fold(change.sheet));
  if (!found) throw new Error(`${change.sheet}: unknown`);
  return book.map((sheet) => {
    const cells = sheet === found ? movedCells(sheet, change) : [...sheet.cells];
    const shifted = cells.map((cell) => {
      const text = cell.text[0] === "=" ? shiftFormula(cell.text, sheet.name, change) : cell.text;
      return text === cell.text ? cell : { text, at: cell.at };
    });
    return { cells: shifted.sort(inReadingOrder), name: sheet.name };
  });
}
