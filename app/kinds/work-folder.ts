import { z } from "zod";
import type { Files } from "~/sandbox/contract";

/** Work that lies in a folder instead of a draft: which files it is, and how they become what the grader takes. */

/** What a folder's owner has to fix. */
export interface WorkProblem {
  /** A file, or a file's field: "src/pages.ts", "review.json findings[2].startLine". "" is the folder. */
  readonly at: string;
  /** What is wrong, and what to do about it, in one line. */
  readonly message: string;
}

/** Work that cannot be graded: every problem that was found, not only the first. */
export class WorkProblems extends Error {
  override readonly name = "WorkProblems";
  constructor(readonly problems: readonly WorkProblem[]) {
    super(problems.map(({ at, message }) => `${at}: ${message}`).join("\n"));
  }
}

/** Which files of a work folder are read; all others are no part of the work. */
export interface WorkFiles {
  /** Paths that the learner writes. */
  readonly own: readonly string[];
  /** What the learner was given and may not change, by path. */
  readonly given: Files;
}

/** What a kind makes of a learner's files, before it is held against the kind's `workSchema`. */
export interface FromFiles {
  /** Confidence is null where nothing says it; the whole is null where there is none. */
  readonly work: { readonly confidence: number | null } | null;
  readonly problems: readonly WorkProblem[];
  /** The file or its field that a place in `work` came from. */
  at(path: readonly PropertyKey[]): string;
  /** Fix only: the answer to the question after a pass. */
  readonly answer?: string;
}

/** The file beside a suite or a repair that says how sure its learner is. */
export const WORK_JSON = "work.json";

const SHARE_WORDS = "how confident you are, from 0.5 to 1";

/** How sure someone is, as a share; read as whole percent. */
export const ShareSchema = z
  .number({ error: ({ input }) => `${input === undefined ? "is missing" : "is not a number"}: ${SHARE_WORDS}` })
  .min(0.5, `is out of range: ${SHARE_WORDS}`)
  .max(1, `is out of range: ${SHARE_WORDS}`)
  .transform((share) => Math.round(share * 100));

const WorkJsonSchema = z.strictObject({ confidence: ShareSchema });

/** The confidence that `work.json` says, in percent; null where there is no such file. */
export function readWorkJson(files: Files): { confidence: number | null; problems: readonly WorkProblem[] } {
  const text = files[WORK_JSON];
  if (text === undefined) return { confidence: null, problems: [] };
  const { data, problems } = readJson(WORK_JSON, text, WorkJsonSchema);
  return { confidence: data?.confidence ?? null, problems };
}

/** A JSON file by its schema, each fault with its field. */
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

/** `["findings", 2, "startLine"]` as `findings[2].startLine`. */
export function sayField(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("")
    .replace(/^\./, "");
}
