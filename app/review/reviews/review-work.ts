import { z } from "zod";
import type { KindId } from "~/kinds/registry";
import { rubricOf } from "./rubric";
import { VERDICTS } from "./verdicts";

/** A mentor's review as it is written and sent. */

const TEXT = 10_000;

/** A comment that is not sent yet, on a line of the submission. `id` is made by the page. */
export const NoteSchema = z.object({
  id: z.string().min(1).max(100),
  file: z.string().min(1).max(300),
  side: z.enum(["old", "new"]),
  line: z.int().min(1).max(100_000),
  /** The last line, where it is on several. */
  endLine: z.int().min(1).max(100_000).nullish(),
  text: z.string().max(TEXT),
});
export type Note = z.infer<typeof NoteSchema>;

/** Any state that the page can be in. */
export const ReviewDraftSchema = z.object({
  notes: z.array(NoteSchema).max(200),
  summary: z.string().max(TEXT),
  verdict: z.enum(VERDICTS).nullable(),
  /** By the rubric line's id, the place of the step that was chosen. */
  choices: z.record(z.string().max(40), z.int().min(0).max(20)),
});
export type ReviewDraft = z.infer<typeof ReviewDraftSchema>;

/**
 * What keeps a review from being sent, by field; nothing where it can be. `linesOf`: how many lines a file has on a
 * side.
 */
export function problemsOf(
  kind: KindId,
  { notes, summary, verdict, choices }: ReviewDraft,
  linesOf: (file: string, side: "old" | "new") => number,
): Record<string, string> {
  const problems: Record<string, string> = {};
  if (verdict === null) problems.verdict = "Choose a verdict: good, try again, or let’s talk.";
  const written = notes.filter(({ text }) => text.trim());
  if (!summary.trim() && written.length === 0 && verdict !== "good")
    problems.summary = "Write a summary, or a comment on a line.";
  for (const { id, file, side, line, endLine } of written) {
    const last = endLine ?? line;
    if (last > linesOf(file, side)) problems[`note-${id}`] = `${file} has no ${side} line ${last}.`;
    else if (last < line) problems[`note-${id}`] = `Line ${last} comes before line ${line}. Swap them.`;
  }
  for (const [id, step] of Object.entries(choices)) {
    const known = rubricOf(kind).find((line) => line.id === id);
    if (!known || step >= known.steps.length) problems[`choice-${id}`] = "The rubric has changed. Choose again.";
  }
  return problems;
}
