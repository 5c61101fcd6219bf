/**
 * Maximum lines of a submission. Each line becomes a row of a page, which is rendered on the thread that answers all
 * requests.
 */
const MOST_LINES = 3_000;

/** Messages by field path if these texts are too long to submit together, otherwise empty. */
export function tooManyLines(path: string, texts: readonly string[]): readonly { path: string; message: string }[] {
  let lines = 0;
  for (const text of texts) {
    lines++;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  }
  if (lines <= MOST_LINES) return [];
  return [{ path, message: `This is longer than ${MOST_LINES.toLocaleString("en-GB")} lines. Shorten it.` }];
}
