import { z } from "zod";
import { type Sentence, sentencesOf } from "../sentences";

/**
 * The schema for a test exercise's `open.json`. It lists which alternatives differ from the reference in behaviour that
 * the specification leaves open. No test may check this behaviour.
 */
export const LeftOpenSchema = z.strictObject({
  $schema: z.string().optional(),
  /**
   * An entry for each sentence that leaves something open, keyed by the start of the sentence. The value lists the ids
   * of the alternatives that resolve it differently, or explains why there can't be any.
   */
  sentences: z.record(z.string().min(1), z.union([z.array(z.string()).min(1), z.string().trim().min(1).max(300)])),
});
export type LeftOpen = z.infer<typeof LeftOpenSchema>;

const HEADING = /^#+ left open\s*$/i;

/** Returns the sentences in a specification's "Left open" section, and any other sentences that say "left open". */
export function openSentencesOf(spec: string): Sentence[] {
  const lines = spec.split("\n");
  const first = lines.findIndex((line) => HEADING.test(line));
  const next = lines.findIndex((line, i) => i > first && /^#/.test(line));
  const end = next < 0 ? lines.length : next;
  const isInside = (line: number) => first >= 0 && line > first + 1 && line <= end;
  return sentencesOf(spec).filter(({ text, line }) => isInside(line) || /\bleft open\b/i.test(text));
}
