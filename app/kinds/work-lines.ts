/** Maximum lines of a submission: each becomes a row of a page, rendered on the thread that answers all requests. */
const MOST_LINES = 3_000;

/** Why texts are too long to submit together, by field path; empty if they are not. */
export function tooManyLines(path: string, texts: readonly string[]): readonly { path: string; message: string }[] {
  let lines = 0;
  for (const text of texts) {
    lines++;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  }
  if (lines <= MOST_LINES) return [];
  return [{ path, message: `This is longer than ${MOST_LINES.toLocaleString("en-GB")} lines. Shorten it.` }];
}
