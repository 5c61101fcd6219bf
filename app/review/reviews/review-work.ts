import { z } from "zod";
import type { RubricLine } from "~/kinds/rules";
import { isFew, TOO_MANY_LINES } from "~/ui/diff/note-lines";
import { VERDICTS } from "./verdicts";

/** A mentor's review while the mentor writes and sends it. */

const TEXT = 10_000;

/** An unsent comment on a line of the submission. The page generates `id`. */
export const NoteSchema = z.object({
  id: z.string().min(1).max(100),
  file: z.string().min(1).max(300),
  side: z.enum(["old", "new"]),
  line: z.int().min(1).max(100_000),
  /** The last line, for a range of lines. */
  endLine: z.int().min(1).max(100_000).nullish(),
  text: z.string().max(TEXT),
  /** True if a language model drafted the comment's first version. */
  isDrafted: z.boolean().optional(),
});
export type Note = z.infer<typeof NoteSchema>;

/** A draft, which can be any state of the page. */
export const ReviewDraftSchema = z.object({
  notes: z.array(NoteSchema).max(200),
  /** True if a language model's draft was used, even if the comment was removed later. */
  isDrafted: z.boolean().optional(),
  /** True if the learner may show the summary in their portfolio. */
  isShareable: z.boolean().optional(),
  summary: z.string().max(TEXT),
  verdict: z.enum(VERDICTS).nullable(),
  /** The index of the chosen step, keyed by the id of the rubric line. */
  choices: z.record(z.string().max(40), z.int().min(0).max(20)),
});
export type ReviewDraft = z.infer<typeof ReviewDraftSchema>;

/** Messages about what is missing in a review as a whole, keyed by field. */
export function problemsOfWhole({
  verdict,
  summary,
  hasComments,
}: Pick<ReviewDraft, "verdict" | "summary"> & { hasComments: boolean }): Record<string, string> {
  const problems: Record<string, string> = {};
  if (verdict === null) problems.verdict = "Choose a verdict: good, try again, or let’s talk.";
  if (!summary.trim() && !hasComments && verdict !== "good")
    problems.summary = "Write a summary, or a comment on a line.";
  return problems;
}

/**
 * Messages about what prevents a review from being sent, keyed by field; empty if nothing does. `rubric` contains the
 * review's rubric lines. `linesOf` returns the number of lines that a file has on one side.
 */
export function problemsOf(
  rubric: readonly RubricLine[],
  { notes, summary, verdict, choices }: ReviewDraft,
  linesOf: (file: string, side: "old" | "new") => number,
): Record<string, string> {
  const written = notes.filter(({ text }) => text.trim());
  const problems = problemsOfWhole({ verdict, summary, hasComments: written.length > 0 });
  for (const { id, file, side, line, endLine } of written) {
    const last = endLine ?? line;
    if (last > linesOf(file, side)) problems[`note-${id}`] = `${file} has no ${side} line ${last}.`;
    else if (last < line) problems[`note-${id}`] = `Line ${last} comes before line ${line}. Swap them.`;
    else if (!isFew(line, last)) problems[`note-${id}`] = TOO_MANY_LINES;
  }
  for (const [id, step] of Object.entries(choices)) {
    const known = rubric.find((line) => line.id === id);
    if (!known || step >= known.steps.length) problems[`choice-${id}`] = "The rubric has changed. Choose again.";
  }
  return problems;
}

export interface Mentor {
  readonly id: string;
}
