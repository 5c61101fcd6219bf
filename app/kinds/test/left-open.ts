import { z } from "zod";
import { type Sentence, sentencesOf } from "../sentences";

/**
 * The schema for a test exercise's `open.json`. It lists which alternatives differ from the reference in things that
 * the specification leaves open. No test may check these things.
 */
export const LeftOpenSchema = z.strictObject({
  $schema: z.string().optional(),
  /**
   * An entry for each sentence that leaves something open, keyed by the beginning of the sentence. The value lists the
   * ids of the alternatives that decide it differently, or gives the reason why there can be none.
   */
  sentences: z.record(z.string().min(1), z.union([z.array(z.string()).min(1), z.string().trim().min(1).max(300)])),
});
export type LeftOpen = z.infer<typeof LeftOpenSchema>;

const HEADING = /^#+ left open\s*$/i;

/** Returns the sentences from a specification's section "Left open", and sentences elsewhere that say "left open". */
export function openSentencesOf(spec: string): Sentence[] {
  const lines = spec.split("\n");
  const first = lines.findIndex((line) => HEADING.test(line));
  const next = lines.findIndex((line, i) => i > first && /^#/.test(line));
  const end = next < 0 ? lines.length : next;
  const isInside = (line: number) => first >= 0 && line > first + 1 && line <= end;
  return sentencesOf(spec).filter(({ text, line }) => isInside(line) || /\bleft open\b/i.test(text));
}
