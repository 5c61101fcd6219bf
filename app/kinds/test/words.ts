import { z } from "zod";

/** A sentence, some parts of which are code. */
export const WordsSchema = z.array(z.union([z.string(), z.strictObject({ code: z.string() })])).readonly();
export type Words = z.infer<typeof WordsSchema>;

/** Formats a sentence as one line of plain text. */
export const plainWords = (words: Words): string =>
  words.map((part) => (typeof part === "string" ? part : `\`${part.code}\``)).join("");
