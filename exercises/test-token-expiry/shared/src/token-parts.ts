/** A value as a part of a token: JSON, in characters that an address can carry. There is no dot in it. */
export function writePart(value: unknown): string {
  return encodeURIComponent(JSON.stringify(value)).replaceAll(".", "%2E");
}

/** What a part of a token says. Throws if it says nothing that JSON knows. */
export function readPart(part: string): unknown {
  return JSON.parse(decodeURIComponent(part));
}
