import type { Files } from "~/sandbox/contract";
import type { SomeKind } from "./registry";
import { type FromFiles, type WorkProblem, WorkProblems } from "./work-folder";

/** Work that can be graded, and what was made of the rest. */
export interface ReadWork {
  readonly work: unknown;
  readonly answer: string | null;
}

const sameText = (a: string, b: string) => a.replaceAll("\r\n", "\n") === b.replaceAll("\r\n", "\n");

/**
 * Reads work from its files (`Kind.workFiles` says which). `confidence`, in percent, goes before what the files say.
 * Throws `WorkProblems` with all that is wrong, each with its file or field.
 */
export function readWork(kind: SomeKind, content: unknown, files: Files, confidence: number | null): ReadWork {
  const { given } = kind.workFiles(content);
  const changed = Object.entries(files)
    .filter(([path, text]) => Object.hasOwn(given, path) && !sameText(text, given[path]!))
    .map(
      ([path]): WorkProblem => ({
        at: path,
        message: "is not the learner’s to change: put it back as it was, or leave it out",
      }),
    );
  const made: FromFiles = kind.fromFiles(content, files, confidence);
  const found = [...changed, ...made.problems];
  // Work that is not whole would be told of twice.
  if (made.problems.length === 0) found.push(...problemsOfWork(kind, content, made));
  if (found.length > 0) throw new WorkProblems(found);
  return { work: kind.workSchema.parse(made.work), answer: made.answer ?? null };
}

function problemsOfWork(kind: SomeKind, content: unknown, { work, at }: FromFiles): WorkProblem[] {
  const parsed = kind.workSchema.safeParse(work);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => ({ at: at(path), message }));
  return kind
    .problemsOf(content, parsed.data)
    .map(({ path, message }) => ({
      at: at(path.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step))),
      message,
    }));
}
