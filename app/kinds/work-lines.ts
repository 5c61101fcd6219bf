/** Lines that may be handed in: each is a row of a page that is drawn on the thread that answers everyone. */
const MOST_LINES = 3_000;

/** Why texts cannot be handed in together, under the field's path; nothing where they can. */
export function tooManyLines(path: string, texts: readonly string[]): readonly { path: string; message: string }[] {
  let lines = 0;
  for (const text of texts) {
    lines++;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  }
  if (lines <= MOST_LINES) return [];
  return [{ path, message: `This is longer than ${MOST_LINES.toLocaleString("en-GB")} lines. Shorten it.` }];
}
