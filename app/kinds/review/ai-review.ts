import type { AiComment, AiReview, FoundBy } from "../ai-review";
import type { Folder } from "../exercise";
import type { FolderReader } from "../folder-reader";
import type { ChangedFile, Range } from "../place";
import { AiAboutSchema, AiReplySchema, AiReviewSchema, type JudgedComment } from "./ai-review-schema";
import { MAX_AI_LINES } from "./constants";
import type { ReviewReport } from "./report-schema";

/** Reads an AI reviewer's stored review of the change, if the exercise has one. */

const LIST = "ai-review.json";
const ORIGIN = "origin/ai-review";
const FILES = [LIST, `${ORIGIN}/prompt.md`, `${ORIGIN}/reply.json`, `${ORIGIN}/about.json`];

/** Returns the path of the test that shows that a comment's claim is false. */
export const refutationPath = (name: string): string => `ai-review/${name}.test.ts`;

/** A comment from the reply, whether or not the author has judged it. */
export interface RawComment {
  readonly place: Range;
  readonly body: string;
}

/** A comment, with the author's judgement from the exercise's folder. */
export type StoredComment = JudgedComment & RawComment;

export interface StoredAiReview {
  readonly model: string;
  readonly date: string;
  readonly reply: readonly RawComment[];
  /** The judged comments, in the order of the reviewer's reply. */
  readonly comments: readonly StoredComment[];
}

/** Whether a path belongs to a stored AI review. */
export const isOfAiReview = (path: string): boolean =>
  FILES.includes(path) || /^ai-review\/[^/]+\.test\.ts$/.test(path);

/** Reads the stored AI review. Null if the folder contains none. Reports every invalid file or field to `reader`. */
export function readAiReview(
  folder: Folder,
  files: readonly ChangedFile[],
  reader: FolderReader,
): StoredAiReview | null {
  if (!Object.keys(folder).some(isOfAiReview)) return null;
  const list = reader.json(LIST, AiReviewSchema);
  const about = reader.json(`${ORIGIN}/about.json`, AiAboutSchema);
  const reply = reader.json(`${ORIGIN}/reply.json`, AiReplySchema);
  reader.text(`${ORIGIN}/prompt.md`);
  if (!list || !about || !reply) return null;
  const raw = reply.map(({ file, line, endLine, body }): RawComment => {
    const to = Math.max(line, endLine ?? line);
    return { body, place: { file, side: "new", from: line, to } };
  });
  const named = new Set<string>();
  const comments = [...list.comments]
    .sort((a, b) => a.comment - b.comment)
    .flatMap((judged): StoredComment[] => {
      const at = ["comments", list.comments.indexOf(judged)];
      if (judged.truth === "wrong" && judged.test) {
        named.add(refutationPath(judged.test));
        reader.text(refutationPath(judged.test));
      }
      const comment = raw[judged.comment];
      const fault = comment
        ? faultOfPlace(comment.place, files)
        : `there is no comment ${judged.comment}: the reply has ${raw.length}`;
      if (fault) reader.problem(LIST, fault, at);
      return comment ? [{ ...judged, ...comment }] : [];
    });
  for (const path of Object.keys(folder))
    if (path.startsWith("ai-review/") && !named.has(path))
      reader.problem(
        path,
        `belongs to no comment in ${LIST}: name this test in a comment's "test", or delete the file`,
      );
  return { model: about.model, date: about.date, reply: raw, comments };
}

function faultOfPlace({ file, from, to }: Range, files: readonly ChangedFile[]): string | null {
  const changed = files.find(({ path }) => path === file);
  if (!changed) return `this comment is on ${file}, which is not changed: leave this comment out`;
  const last = changed.rows.reduce((most, row) => Math.max(most, row.new ?? 0), 0);
  if (to > last) return `this comment is on line ${to} of ${file}, which has ${last} lines: leave it out`;
  if (to - from >= MAX_AI_LINES)
    return `this comment covers ${to - from + 1} lines, more than ${MAX_AI_LINES}: leave this comment out`;
  return null;
}

const commentOf = ({ comment: id, place, body, truth, because }: StoredComment): AiComment => ({
  id,
  place,
  body,
  truth,
  because,
});

/** Returns the stored AI review as pages show it; null if there is none. */
export function aiReviewOf({ aiReview }: { readonly aiReview: StoredAiReview | null }): AiReview | null {
  return aiReview && { model: aiReview.model, date: aiReview.date, comments: aiReview.comments.map(commentOf) };
}

/** Returns the issues, and who found each one. */
export function foundByOf(
  { aiReview }: { readonly aiReview: StoredAiReview | null },
  { detail }: ReviewReport,
): FoundBy[] {
  const found = new Set(aiReview?.comments.flatMap((one) => (one.truth === "right" ? [one.issue] : [])));
  return detail.issues.map(({ id, title, outcome }) => ({ issue: title, you: outcome, ai: found.has(id) }));
}
