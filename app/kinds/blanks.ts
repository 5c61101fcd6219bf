import type { Folder, Problem } from "./exercise";

/**
 * Placeholder text that the author still has to replace: at least four words between double curly brackets. Shorter
 * text, such as `{{first name}}`, may be part of a template.
 */
const BLANK = /\{\{\s*((?:[^\s{}]+[ \t]+){3}[^\s{}][^{}\n]*)\}\}/g;

/**
 * Whether this file can contain placeholders: Markdown and JSON at the top of the folder, and `properties.ts`, which
 * quotes the task. In other code, double curly brackets may mean something else.
 */
const isWritten = (file: string) => /^(?:[^/]+\.(?:md|json)|properties\.ts)$/.test(file);

/** Returns a problem for each placeholder from `npm run exercise -- new` that the author has not filled in. */
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
