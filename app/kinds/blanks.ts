import type { Folder, Problem } from "./exercise";

/**
 * What an author has yet to write stands between two curly brackets, in at least four words: `{{first name}}` may be a
 * template's.
 */
const BLANK = /\{\{\s*((?:[^\s{}]+[ \t]+){3}[^\s{}][^{}\n]*)\}\}/g;

/** Texts that an author writes: not those of the code, where such brackets may mean something else. */
const isWritten = (file: string) => /^[^/]+\.(?:md|json)$/.test(file);

/** A problem for each blank that `npm run exercise -- new` left and no one has filled in. */
export function blanksIn(folder: Folder): Problem[] {
  return Object.entries(folder)
    .filter(([file]) => isWritten(file))
    .flatMap(([file, text]) =>
      text.split("\n").flatMap((line, i) =>
        [...line.matchAll(BLANK)].map(([, asked]) => ({
          file,
          line: i + 1,
          message: `fill in the blank: ${asked!.trim()}`,
        })),
      ),
    );
}
