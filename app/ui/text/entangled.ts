/**
 * Limits beyond which the Markdown parser takes quadratic time or worse. Ordinary texts are far below these limits. The
 * limits are checked in one pass before the parser runs.
 */
const MOST_CONTAINERS = 50;
const MOST_BRACKETS = 50;
const MOST_EMPHASIS = 1_500;
const MOST_COLUMNS = 100;

/** A quote, or a list item, that starts within the line. */
const CONTAINER = /[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])/y;

/** Counts the quotes and lists that a line opens before its text. */
function containersOf(line: string): number {
  let count = 0;
  CONTAINER.lastIndex = 0;
  while (count <= MOST_CONTAINERS && CONTAINER.test(line)) count++;
  return count;
}

/**
 * Whether a text has so many nested quotes, lists, brackets or emphasis, or so many "|" in a line, that it can't be
 * rendered in time.
 */
export function isEntangled(text: string): boolean {
  let [brackets, emphasis] = [0, 0];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (containersOf(line) > MOST_CONTAINERS) return true;
    // Brackets and emphasis end with their paragraph.
    if (line.trim() === "") [brackets, emphasis] = [0, 0];
    let columns = 0;
    for (const sign of line) {
      if (sign === "[") brackets++;
      else if (sign === "]" && brackets > 0) brackets--;
      else if (sign === "*" || sign === "_" || sign === "~") emphasis++;
      else if (sign === "|") columns++;
      if (brackets > MOST_BRACKETS || emphasis > MOST_EMPHASIS || columns > MOST_COLUMNS) return true;
    }
  }
  return false;
}
