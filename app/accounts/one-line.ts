import { z } from "zod";

/**
 * Characters that some programs treat as a line end or control character, or that reorder the surrounding text
 * (Trojan Source, CVE-2021-42574). Joiners are allowed, because Persian names and emoji need them.
 */
const UNFIT = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** A visible letter or digit. The Hangul fillers don't count, because they are letters without a glyph. */
const SEEN = /(?![\u115f\u1160\u3164\uffa0])[\p{L}\p{N}]/u;

/**
 * Validates the name of a person or a thing, in the same way for every form: one line with a visible letter or digit.
 * Error messages start with `what`, for example "A name".
 */
export const oneLine = (what: string, { write, max }: { readonly write: string; readonly max: number }) =>
  z
    .string({ error: write })
    .trim()
    .refine((text) => SEEN.test(text), write)
    .max(max, `${what} can have at most ${max} characters.`)
    .refine(
      (text) => !UNFIT.test(text),
      `${what} must be one line of plain text: remove line breaks and control characters.`,
    );
