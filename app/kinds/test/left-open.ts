import { z } from "zod";
import { type Sentence, sentencesOf } from "../sentences";

/**
 * `open.json` of a test exercise. It says which alternatives differ from the reference in what the specification leaves
 * open. No test may check what is left open.
 */
export const LeftOpenSchema = z.strictObject({
  $schema: z.string().optional(),
  /**
   * An entry for each sentence that leaves something open. Its key is the beginning of the sentence. Its value is the
   * ids of the alternatives that decide it differently, or the reason why there can be none.
   */
  sentences: z.record(z.string().min(1), z.union([z.array(z.string()).min(1), z.string().trim().min(1).max(300)])),
});
export type LeftOpen = z.infer<typeof LeftOpenSchema>;

const HEADING = /^#+ left open\s*$/i;

/** The sentences of a specification's section "Left open", and those elsewhere that say "left open". */
export function openSentencesOf(spec: string): Sentence[] {
  const lines = spec.split("\n");
  const first = lines.findIndex((line) => HEADING.test(line));
  const next = lines.findIndex((line, i) => i > first && /^#/.test(line));
  const end = next < 0 ? lines.length : next;
  const isInside = (line: number) => first >= 0 && line > first + 1 && line <= end;
  return sentencesOf(spec).filter(({ text, line }) => isInside(line) || /\bleft open\b/i.test(text));
}
