import type { SubmissionReader } from "~/accounts/reading/submission-reader.server";
import type { OpenSubmission } from "~/grading/open-submission.server";
import { findTryBefore } from "~/grading/submissions.server";
import { KINDS } from "~/kinds/registry";
import { openWork } from "~/review/reviews/open-work.server";
import { listThreads, type ThreadView } from "~/review/threads/threads.server";
import type { Files } from "~/sandbox/contract";
import { diffLines } from "~/ui/diff/compare";
import { type DiffLine, isTouched } from "~/ui/diff/diff-lines";

interface File {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

const MOST_SAID = 160;

/**
 * Finds what changed since the previous attempt: the files, their behaviour, and the lines that had comments. Returns
 * null if there is no previous attempt, and for kinds whose attempts aren't versions of each other. `shown`: the later
 * report as this reader may see it.
 */
export async function readSince(reader: SubmissionReader, submission: OpenSubmission, shown: unknown) {
  const { kind, learner, grading } = submission;
  const { changes } = KINDS[kind].can;
  if (!changes || grading.state !== "graded") return null;
  const beforeId = await findTryBefore(submission);
  if (beforeId === null) return null;
  const earlier = reader.at(beforeId);
  const before = await openWork(earlier);
  // The exercise may have become another kind between the attempts, if its folder on the server was changed.
  if (before.grading.state !== "graded" || before.kind !== kind) return null;
  const files = filesOf(changes.start, before, submission);
  const threads = await listThreads(earlier, learner);
  const linesIn = compareOnce(files);
  return {
    submissionId: beforeId,
    tryNumber: before.tryNumber,
    words: changes.words,
    files: files.filter((file) => file.before !== file.after),
    changes: changes.between(before.grading.report, grading.report, shown),
    threads: threads.map((thread) => drawThread(thread, linesIn(thread.file))),
  };
}

export type Since = NonNullable<Awaited<ReturnType<typeof readSince>>>;

/** Every file from either attempt. If an attempt didn't change a file, that side has the exercise's text. */
function filesOf(startOf: (open: unknown) => Files, before: OpenSubmission, after: OpenSubmission): File[] {
  const [was, is] = [before, after].map(({ kind, open, work }) => {
    const start = startOf(open);
    const own = KINDS[kind].work.files(open, work as never);
    return { own, textOf: (path: string) => own[path] ?? start[path] ?? "" };
  }) as [Side, Side];
  const paths = [...new Set([...Object.keys(was.own), ...Object.keys(is.own)])].sort();
  return paths.map((path) => ({ path, before: was.textOf(path), after: is.textOf(path) }));
}

interface Side {
  readonly own: Readonly<Record<string, string>>;
  textOf(path: string): string;
}

/** Compares each file once, no matter how many conversations it has. */
function compareOnce(files: readonly File[]): (path: string) => readonly DiffLine[] | undefined {
  const compared = new Map<string, readonly DiffLine[]>();
  return (path) => {
    const file = files.find((one) => one.path === path);
    const lines = file && (compared.get(path) ?? diffLines(file.before, file.after));
    if (lines) compared.set(path, lines);
    return lines;
  };
}

/**
 * Summarises a conversation on the previous attempt, and says whether the lines that it is about have changed since.
 * The AI's version ("old") never changes.
 */
function drawThread(
  { id, file, side, line, endLine, isResolved, comments }: ThreadView,
  lines: readonly DiffLine[] | undefined,
) {
  const isChanged = side === "new" && lines !== undefined && isTouched(lines, line, endLine ?? line);
  const [first] = comments;
  const says = first?.text ?? "";
  return {
    id,
    file,
    side,
    line,
    endLine,
    isResolved,
    isChanged,
    by: first?.isMine ? null : (first?.author ?? "deleted"),
    says: says.length > MOST_SAID ? `${says.slice(0, MOST_SAID)}…` : says,
  };
}
