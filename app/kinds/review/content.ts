import type { Files } from "~/sandbox/contract";
import type { Folder } from "../exercise";
import { FolderReader } from "../folder-reader";
import type { ChangedFile, Range } from "../place";
import { PROPERTIES } from "../properties-driver";
import { WALKTHROUGH_FILE } from "../walkthrough";
import { isOfAiReview, readAiReview, type StoredAiReview } from "./ai-review";
import { changedFiles } from "./diff";
import { type Key, KeySchema, type ReviewMeta, ReviewMetaSchema } from "./key-schema";
import { type Judged, type Terrain, terrainOf } from "./terrain";
import { editedLines, type Variants, variantsOf } from "./variants";

/** The file name under which a proof runs, at the root of the code base. */
export const PROOF_PATH = "proof.test.ts";

/** A parsed review exercise, including the computed versions. It contains the key, so it never leaves the server. */
export interface ReviewContent {
  readonly meta: ReviewMeta;
  /** Markdown: the task given to the AI, the AI's pull-request text, and the teaching text shown after submission. */
  readonly task: string;
  readonly pullRequest: string;
  readonly teaching: string;
  /** The whole code base: before the change, and with the AI's change applied. */
  readonly before: Files;
  readonly ai: Files;
  /** The changed files, in path order. */
  readonly files: readonly ChangedFile[];
  readonly key: Key;
  /** The source of the author's proof for each issue, keyed by issue. */
  readonly proofs: Readonly<Record<string, string>>;
  readonly variants: Variants;
  /** The stored review of the change by an AI reviewer; null if there is none. Grading never uses it. */
  readonly aiReview: StoredAiReview | null;
  /** The original files in the folder, for checks of sources and line numbers. */
  readonly folder: Folder;
}

export const judgedOf = ({ files, key, ai }: Pick<ReviewContent, "files" | "key" | "ai">): Judged => ({
  files,
  issues: key.issues.map((issue) => ({ ...issue, related: [...editedLines(ai, issue), ...neutralOf(key, issue.id)] })),
  neutral: key.neutral,
  decoys: key.decoys,
  wholeNeutral: key.wholeNeutral,
});
const neutralOf = (key: Key, id: string) => key.neutral.filter(({ of }) => of?.includes(id));
export const terrainOfReview = (content: ReviewContent): Terrain => terrainOf(judgedOf(content));

const CODE = /\.(?:[cm]?[jt]s|json|md|txt|csv)$/;

/**
 * Reads a review exercise's folder. Throws `ExerciseProblems`, which lists every invalid file and field. Doesn't verify
 * the exercise's claims: `check` does that by running it.
 */
export function readReview(folder: Folder): ReviewContent {
  const reader = new FolderReader(folder);
  const meta = reader.json("exercise.json", ReviewMetaSchema);
  const key = reader.json("key.json", KeySchema);
  const [task, pullRequest, teaching] = ["task.md", "pull-request.md", "teaching.md"].map((file) => reader.text(file));
  const [before, after] = [reader.under("before"), reader.under("after")];
  for (const path of Object.keys(folder)) strangeFile(path, meta, key, reader);
  if (!meta || !key) {
    reader.finish();
    throw new Error("a file did not match its schema, but no problem was reported");
  }

  const ai = afterChange(before, after, key, reader);
  const files = changedFiles(before, ai);
  rangesThatAreNot(files, key, reader);

  const overlays: Record<string, Files> = { reference: reader.under("reference") };
  for (const { id } of key.issues)
    for (const part of [`variants/${id}/one-issue`, `variants/${id}/all-but-one`]) {
      const overlay = reader.under(part);
      if (Object.keys(overlay).length > 0) overlays[part] = overlay;
    }
  const variants = variantsOf(ai, key, overlays, (message, at) => reader.problem("key.json", message, at));
  const proofs = proofsOf(folder, key, variants, reader);
  const aiReview = readAiReview(folder, files, reader);
  reader.finish();
  return {
    meta,
    task: task!,
    pullRequest: pullRequest!,
    teaching: teaching!,
    before,
    ai,
    files,
    key,
    proofs,
    variants,
    aiReview,
    folder,
  };
}

/** Returns the code base with the AI's changes applied. */
function afterChange(before: Files, after: Files, key: Key, reader: FolderReader): Files {
  const ai: Record<string, string> = { ...before, ...after };
  for (const [i, path] of key.deleted.entries()) {
    if (before[path] === undefined)
      reader.problem("key.json", `deletes ${path}, which is not in before/`, ["deleted", i]);
    if (after[path] !== undefined)
      reader.problem("key.json", `deletes ${path}, which is also in after/: remove it from "deleted" or from after/`, [
        "deleted",
        i,
      ]);
    delete ai[path];
  }
  for (const path of Object.keys(after))
    if (before[path] === after[path]) reader.problem(`after/${path}`, "is the same as before: leave it out");
  if (PROOF_PATH in ai) reader.problem(`after/${PROOF_PATH}`, "this path is reserved for proofs: choose another name");
  if (Object.keys(after).length === 0 && key.deleted.length === 0)
    reader.problem("after", "is missing: put the AI's version of each added or changed file there");
  return ai;
}

/**
 * Returns each issue's proof. Reports issues without a proof, or without the variants to run it on, unless the key
 * gives a reason.
 */
function proofsOf(folder: Folder, key: Key, variants: Variants, reader: FolderReader): Record<string, string> {
  const proofs: Record<string, string> = {};
  for (const [i, { id, untestable }] of key.issues.entries()) {
    const file = `proofs/${id}.test.ts`;
    const text = folder[file];
    if (text !== undefined) proofs[id] = text;
    if (text === undefined && untestable === undefined)
      reader.problem(file, `is missing: prove ${id} with a test, or say in key.json why it is "untestable"`);
    if (text !== undefined && untestable !== undefined)
      reader.problem("key.json", `${id} is marked as "untestable", but ${file} exists: remove the mark or the file`, [
        "issues",
        i,
      ]);
    if (untestable === undefined && !(id in variants.oneIssue && id in variants.allButOne))
      reader.problem("key.json", `${id} has no "mend": state which lines are replaced, and by what`, ["issues", i]);
  }
  return proofs;
}

const FIXED = ["exercise.json", "key.json", "task.md", "pull-request.md", "teaching.md", PROPERTIES, WALKTHROUGH_FILE];

/** Reports a file that nothing reads, because its name is probably misspelt. */
function strangeFile(path: string, meta: ReviewMeta | null, key: Key | null, reader: FolderReader): void {
  const [top, ...rest] = path.split("/");
  const isIssue = (id: string | undefined) => key?.issues.some((issue) => issue.id === id) ?? true;
  if (["before", "after", "reference", "variants"].includes(top!) && rest.length > 0) {
    if (!CODE.test(path))
      reader.problem(path, "has an unknown type: only TypeScript, JavaScript, JSON and text files are read");
    const isVariant = isIssue(rest[0]) && ["one-issue", "all-but-one"].includes(rest[1] ?? "") && rest.length > 2;
    if (top === "variants" && !isVariant)
      reader.problem(path, "is not a variant: variants/<issue>/one-issue/… or variants/<issue>/all-but-one/…");
  } else if (top === "proofs") {
    if (!isIssue(rest.join("/").replace(/\.test\.ts$/, "")))
      reader.problem(path, "proves no issue in key.json: name it proofs/<issue>.test.ts");
  } else if (meta && !FIXED.includes(path) && !isOfAiReview(path)) {
    const { origin } = meta;
    if (origin.type === "model" && (path.startsWith("origin/draft/") || [origin.prompt, origin.raw].includes(path)))
      return;
    reader.problem(path, "is not part of a review: exercises/README.md lists the files of a review");
  }
}

/** Reports ranges in the key that do not exist in the files. */
function rangesThatAreNot(files: readonly ChangedFile[], key: Key, reader: FolderReader): void {
  const look = (range: Pick<Range, "file" | "side" | "to">, at: readonly PropertyKey[]) => {
    const file = files.find((changed) => changed.path === range.file);
    const last = file?.rows.reduce((most, row) => Math.max(most, row[range.side] ?? 0), 0) ?? 0;
    if (!file) reader.problem("key.json", `${range.file} is not changed: a range must be in a changed file`, at);
    else if (range.to > last)
      reader.problem("key.json", `${range.file} (${range.side}) has ${last} lines: there is no line ${range.to}`, at);
  };
  for (const [i, issue] of key.issues.entries())
    for (const [a, range] of issue.accepted.entries())
      if (!("whole" in range)) look(range, ["issues", i, "accepted", a]);
  for (const [i, range] of key.neutral.entries()) look(range, ["neutral", i]);
  for (const [i, range] of key.decoys.entries()) look(range, ["decoys", i]);
}
