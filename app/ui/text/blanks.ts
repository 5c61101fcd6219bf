/** Blanks in a text, to be filled in by hand. */

export const BLANK = "___";

/** Where the next blank begins, from a place on; from the start where none comes after it. Null where there is none. */
export function nextBlank(text: string, from: number): number | null {
  const after = text.indexOf(BLANK, from);
  const at = after < 0 ? text.indexOf(BLANK) : after;
  return at < 0 ? null : at;
}
