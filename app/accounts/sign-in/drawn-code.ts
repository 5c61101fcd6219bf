import crypto from "node:crypto";

/** Crockford's 32 characters, no two of which look alike. */
const SIGNS = "0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH = 16;

/** A code that no one can guess: 80 bits, in characters that are easy to read from paper. */
export const drawCode = (): string =>
  // 256 is a multiple of 32, so no character is more likely than another.
  [...crypto.randomBytes(LENGTH)].map((byte) => SIGNS[byte % SIGNS.length]).join("");

/**
 * Reads a code as the person typed it, with or without groups, and corrects confusable characters. Returns null if the
 * text is not a code.
 */
export function readCode(written: string): string | null {
  const code = written.toLowerCase().replaceAll(/[\s-]/g, "").replaceAll("o", "0").replaceAll(/[il]/g, "1");
  return code.length === LENGTH && [...code].every((sign) => SIGNS.includes(sign)) ? code : null;
}

/** Formats a code in readable groups, for example "7KX2-90QM-…". */
export const sayCode = (code: string): string => code.toUpperCase().replaceAll(/(.{4})(?=.)/g, "$1-");
