import { z } from "zod";

/**
 * What is a line's end or a control character to some reader of it, and what reorders the words around it (Trojan Source,
 * CVE-2021-42574). Joiners stay: names in Persian and emoji need them.
 */
const UNFIT = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** The name of a person or a thing, as every form takes it: one line of plain text. `what`: "A name". */
export const oneLine = (what: string, { write, max }: { readonly write: string; readonly max: number }) =>
  z
    .string({ error: write })
    .trim()
    .min(1, write)
    .max(max, `${what} has at most ${max} characters.`)
    .refine(
      (text) => !UNFIT.test(text),
      `${what} is one line of plain text: remove line breaks and control characters.`,
    );
