export interface RosterText {
  readonly text: string;
  /** True if the encoding is a guess, so that letters with accents may be wrong. */
  readonly isGuess: boolean;
}

/**
 * Reads a file's text as UTF-8, or as UTF-16 if the file starts with UTF-16's byte order mark. Excel saves a plain
 * "CSV" in the computer's own encoding, which is usually Windows-1252 in western Europe and America. Read as UTF-8,
 * such a file would lose its letters with accents.
 */
export function readRosterFile(bytes: Uint8Array): RosterText {
  const [first, second] = bytes;
  const decode = (encoding: string, fatal = false) => new TextDecoder(encoding, { fatal }).decode(bytes);
  if (first === 0xff && second === 0xfe) return { text: decode("utf-16le"), isGuess: false };
  if (first === 0xfe && second === 0xff) return { text: decode("utf-16be"), isGuess: false };
  try {
    return { text: decode("utf-8", true), isGuess: false };
  } catch {
    return { text: decode("windows-1252"), isGuess: true };
  }
}
