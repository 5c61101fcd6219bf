import crypto from "node:crypto";

/** Crockford's 32: no sign that is taken for another. */
const SIGNS = "0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH = 16;

/** A code that no one guesses: 80 bits, in signs that can be read from paper. */
export const drawCode = (): string =>
  // 32 goes into 256: no sign is likelier than another.
  [...crypto.randomBytes(LENGTH)].map((byte) => SIGNS[byte % SIGNS.length]).join("");

/**
 * A code as someone typed it, in groups or not, with what is mistaken for another sign put right; null where it is
 * none.
 */
export function readCode(written: string): string | null {
  const code = written.toLowerCase().replaceAll(/[\s-]/g, "").replaceAll("o", "0").replaceAll(/[il]/g, "1");
  return code.length === LENGTH && [...code].every((sign) => SIGNS.includes(sign)) ? code : null;
}

/** "7KX2-90QM-…": in groups that the eye can hold. */
export const sayCode = (code: string): string => code.toUpperCase().replaceAll(/(.{4})(?=.)/g, "$1-");
