/** What is before a row number, and the number: `B$7` is `B$` and 7. */
export interface End {
  readonly head: string;
  readonly row: number;
}

/** Always as long as possible, so that a part of a longer word is never a reference. */
const WORD = String.raw`[\w.$]+`;
const QUOTED_NAME = "'(?:[^']|'')*'";
const CELL = String.raw`\$?[A-Za-z]{1,2}\$?[1-9]\d{0,2}`;
const ROW = String.raw`\$?[1-9]\d{0,2}`;

/** One word, or two with a colon between them. A word before a `!` is a name. */
const WORDS = String.raw`${WORD}(?::${WORD})?(?![\w.$!])`;
/** Text in quotes, words with or without a prefix, or a name in quotes that is not before words. */
const PIECE = new RegExp(`"[^"]*"|(?:(\\w+|${QUOTED_NAME})!)?(${WORDS})|${QUOTED_NAME}`, "g");
const REFERENCE = new RegExp(`^(?:${CELL}(?::${CELL})?|${ROW}:${ROW})$`);

export function endOf(cell: string): End {
  const head = cell.replace(/\d+$/, "");
  return { head, row: Number(cell.slice(head.length)) };
}

const toLower = (name: string): string => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

export const isSameName = (a: string, b: string): boolean => toLower(a) === toLower(b);

const unquoted = (name: string): string => (name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name);

/**
 * Replaces the references to `sheet` in a formula of the sheet `own`. `replace` gets both ends of a range, or the only
 * end of a cell. If it returns null, the reference becomes `#REF!`.
 */
export function replaceReferences(
  formula: string,
  own: string,
  sheet: string,
  replace: (ends: readonly End[]) => string | null,
): string {
  return formula.replace(PIECE, (piece: string, prefix: string | undefined, words: string | undefined, at: number) => {
    if (words === undefined || !REFERENCE.test(words)) return piece;
    if (/[\w.$]/.test(formula[at - 1] ?? "") || formula[at + piece.length] === "(") return piece;
    if (!isSameName(prefix === undefined ? own : unquoted(prefix), sheet)) return piece;
    const replaced = replace(words.split(":").map(endOf));
    return replaced === null ? "#REF!" : piece.slice(0, -words.length) + replaced;
  });
}
