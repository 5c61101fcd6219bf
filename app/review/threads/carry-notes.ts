import type { Files } from "~/sandbox/contract";
import { compareLines } from "~/ui/diff/compare";
import { linesOf } from "~/ui/diff/diff-lines";
import type { ReviewDraft } from "../reviews/review-work";

/** Moves comments on one submission to the same lines of a similar one. Pure. */

const squeezed = (text: string) => linesOf(text).map((line) => line.replace(/\s+/g, ""));

/**
 * For each line in `before` (counted from 1), the corresponding line in `after`: the identical line or, if there is
 * none, the next line.
 */
function placesIn(before: string, after: string): number[] {
  const places: number[] = [0];
  let at = 0;
  for (const { type, lines } of compareLines(squeezed(before), squeezed(after))) {
    if (type === "add") at += lines.length;
    else for (const _ of lines) places.push(type === "del" ? at + 1 : ++at);
  }
  const last = Math.max(1, linesOf(after).length);
  return places.map((line) => Math.min(Math.max(line, 1), last));
}

/**
 * Moves a review's notes from the lines of `before` to the lines of `after` (submitted files, keyed by path). Files
 * that are in neither belong to the exercise, and keep their notes. A note on a file that only `before` has is added to
 * the summary.
 */
export function carryNotes(draft: ReviewDraft, before: Files, after: Files): ReviewDraft {
  const places = new Map<string, number[]>();
  const isLost = (file: string) => file in before && !(file in after);
  for (const [path, text] of Object.entries(before)) if (path in after) places.set(path, placesIn(text, after[path]!));
  const notes = draft.notes.flatMap((note) => {
    if (isLost(note.file)) return [];
    const moved = note.side === "new" ? places.get(note.file) : undefined;
    if (!moved) return [note];
    const line = moved[note.line] ?? note.line;
    const endLine = note.endLine ? (moved[note.endLine] ?? note.endLine) : null;
    return [{ ...note, line, endLine: endLine !== null && endLine > line ? endLine : null }];
  });
  const lost = draft.notes.filter((note) => isLost(note.file) && note.text.trim());
  const summary = [draft.summary, ...lost.map(({ file, text }) => `${file}: ${text}`)].filter(Boolean).join("\n\n");
  return { ...draft, notes, summary };
}
