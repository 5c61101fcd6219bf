import { z } from "zod";
import type { Files } from "~/sandbox/contract";

/**
 * Describes work that is read from a folder instead of a draft: which files belong to it, and how they become a
 * submission.
 */

/** A problem that the author of the folder's files has to fix. */
export interface WorkProblem {
  /**
   * The location of the problem, as a file, or a file's field: "src/pages.ts", "review.json findings[2].startLine". An
   * empty string means the folder itself.
   */
  readonly at: string;
  /** What is wrong and how to fix it, in one line. */
  readonly message: string;
}

/** Thrown if work can't be graded. Contains every problem found, not only the first. */
export class WorkProblems extends Error {
  override readonly name = "WorkProblems";
  constructor(readonly problems: readonly WorkProblem[]) {
    super(problems.map(({ at, message }) => `${at}: ${message}`).join("\n"));
  }
}

/** The files that are read from a work folder. Other files are not part of the work. */
export interface WorkFiles {
  /** Paths of the learner's own files. */
  readonly own: readonly string[];
  /** Files that the learner was given and may not change, keyed by path. */
  readonly given: Files;
}

/** Work built from a learner's files, before the kind's `work.schema` validates it. */
export interface FromFiles {
  /** `confidence` is null if no file states it. `work` is null if the folder contains no work. */
  readonly work: { readonly confidence: number | null } | null;
  readonly problems: readonly WorkProblem[];
  /** Returns the file, or the file's field, from which the value at a path in `work` was read. */
  at(path: readonly PropertyKey[]): string;
  /** The answer to the question after a pass. Only for fix exercises. */
  readonly answer?: string;
}

/** The file that states the learner's confidence. It is in the same folder as a suite or a fix. */
export const WORK_JSON = "work.json";

const SHARE_WORDS = "how confident you are, from 0.5 to 1";

/** Confidence as a share (0.5–1), which the schema converts to a whole percentage. */
export const ShareSchema = z
  .number({ error: ({ input }) => `${input === undefined ? "is missing" : "is not a number"}: ${SHARE_WORDS}` })
  .min(0.5, `is out of range: ${SHARE_WORDS}`)
  .max(1, `is out of range: ${SHARE_WORDS}`)
  .transform((share) => Math.round(share * 100));

const WorkJsonSchema = z.strictObject({ confidence: ShareSchema });

/** Returns the confidence from `work.json`, in percent. Null if the file does not exist. */
export function readWorkJson(files: Files): { confidence: number | null; problems: readonly WorkProblem[] } {
  const text = files[WORK_JSON];
  if (text === undefined) return { confidence: null, problems: [] };
  const { data, problems } = readJson(WORK_JSON, text, WorkJsonSchema);
  return { confidence: data?.confidence ?? null, problems };
}

/** Parses a JSON file with a schema, and reports each fault with its field. */
export function readJson<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
): { data: z.output<S> | null; problems: WorkProblem[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { data: null, problems: [{ at: file, message: `is not JSON: ${why}` }] };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { data: parsed.data, problems: [] };
  const problems = parsed.error.issues.map(({ path, message }) => ({
    at: `${file} ${sayField(path)}`.trim(),
    message,
  }));
  return { data: null, problems };
}

/** Formats the path `["findings", 2, "startLine"]` as `findings[2].startLine`. */
export function sayField(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("")
    .replace(/^\./, "");
}
