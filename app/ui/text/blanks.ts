/** Finds blanks in an inserted snippet. The person who inserted the snippet replaces them with their own words. */

export const BLANK = "___";

/** The position of the next blank, or of the first one if no blank follows. Null if there are none. */
export function nextBlank(text: string, from: number): number | null {
  const after = text.indexOf(BLANK, from);
  const at = after < 0 ? text.indexOf(BLANK) : after;
  return at < 0 ? null : at;
}
