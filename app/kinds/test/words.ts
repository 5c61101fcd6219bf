import { z } from "zod";

/** A sentence in which some parts are code. */
export const WordsSchema = z.array(z.union([z.string(), z.strictObject({ code: z.string() })])).readonly();
export type Words = z.infer<typeof WordsSchema>;

/** Such a sentence as one line of plain text. */
export const plainWords = (words: Words): string =>
  words.map((part) => (typeof part === "string" ? part : `\`${part.code}\``)).join("");
