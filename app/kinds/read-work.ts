import type { Files } from "~/sandbox/contract";
import type { SomeKind } from "./registry";
import { type FromFiles, type WorkProblem, WorkProblems } from "./work-folder";

/** Work that can be graded. */
export interface ReadWork {
  readonly work: unknown;
  readonly answer: string | null;
  /** Whether neither a file nor an option stated the learner's confidence. If so, the work has `UNSAID_CONFIDENCE`. */
  readonly isConfidenceUnsaid: boolean;
}

/** The confidence, in percent, for work that states none. It doesn't affect the score of a suite or a fix. */
export const UNSAID_CONFIDENCE = 80;

const sameText = (a: string, b: string) => a.replaceAll("\r\n", "\n") === b.replaceAll("\r\n", "\n");

/**
 * Reads work from its files (see `Kind.work.wanted`). `confidence`, in percent, overrides the confidence in the files.
 * Throws `WorkProblems` with every problem and its file or field.
 */
export function readWork(kind: SomeKind, content: unknown, files: Files, confidence: number | null): ReadWork {
  const { given } = kind.work.wanted(content);
  const changed = Object.entries(files)
    .filter(([path, text]) => Object.hasOwn(given, path) && !sameText(text, given[path]!))
    .map(
      ([path]): WorkProblem => ({
        at: path,
        message: "can’t be changed: restore it or remove it",
      }),
    );
  const { problems, answer, ...made }: FromFiles = kind.work.fromFiles(content, files, confidence);
  const isConfidenceUnsaid = made.work?.confidence === null;
  const work = isConfidenceUnsaid ? { ...made.work, confidence: UNSAID_CONFIDENCE } : made.work;
  const found = [...changed, ...problems];
  // The whole work is validated only if there are no problems so far. Otherwise, missing parts would be reported twice.
  if (problems.length === 0) found.push(...problemsOfWork(kind, content, work, made.at));
  if (found.length > 0) throw new WorkProblems(found);
  return { work, answer: answer ?? null, isConfidenceUnsaid };
}

function problemsOfWork(kind: SomeKind, content: unknown, work: unknown, at: FromFiles["at"]): WorkProblem[] {
  const parsed = kind.work.schema.safeParse(work);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => ({ at: at(path), message }));
  return kind.work.problemsOf(content, parsed.data).map(({ path, message }) => ({ at: at(path.split(".")), message }));
}
