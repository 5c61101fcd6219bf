/**
 * The maximum number of lines in a submission. Each line becomes a row on a page, and the thread that renders pages
 * also answers all requests.
 */
const MOST_LINES = 3_000;

/** Returns a message for the field at `path` if the texts together are too long to submit, otherwise an empty list. */
export function tooManyLines(path: string, texts: readonly string[]): readonly { path: string; message: string }[] {
  let lines = 0;
  for (const text of texts) {
    lines++;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  }
  if (lines <= MOST_LINES) return [];
  return [{ path, message: `This is longer than ${MOST_LINES.toLocaleString("en-GB")} lines. Shorten it.` }];
}
