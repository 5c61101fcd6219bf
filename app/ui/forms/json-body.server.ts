/** The maximum number of values in one request. The longest review has fewer than a thousand. */
const MOST_VALUES = 10_000;

const [QUOTE, BACKSLASH, COMMA, BRACKET, BRACE] = Array.from('"\\,[{', (sign) => sign.charCodeAt(0));

/** Whether a JSON text has more values than any of our requests. Values are counted outside strings, in one pass. */
function hasTooMany(text: string): boolean {
  let count = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) isInString = !isInString;
    else if (isInString) at += Number(sign === BACKSLASH);
    else if (sign === COMMA || sign === BRACKET || sign === BRACE) count++;
    if (count > MOST_VALUES) return true;
  }
  return false;
}

/**
 * Reads JSON sent by a page's script. Returns null if it is invalid, or if it has too many values. Counts the values
 * before parsing.
 */
export async function readJson(request: Request): Promise<unknown> {
  const text = await request.text().catch(() => "");
  if (hasTooMany(text)) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
