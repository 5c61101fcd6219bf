import type { Files } from "~/sandbox/contract";
import type { Plain } from "~/ui/text/dress.server";
import type { ChangedFile } from "../place";
import { seeded, shuffled } from "../seeded";
import type { ReviewContent } from "./content";
import { byPath, linesOf } from "./diff";
import type { ReviewDraft } from "./work";

/**
 * The parts of a review exercise that a learner sees before handing in. Neither the contents nor their order depend on
 * the key.
 */
export interface ReviewOpen {
  /** Markdown: the task given to the AI, and the AI's description of its change. */
  readonly task: string;
  readonly pullRequest: string;
  /**
   * The changed files, in an order drawn from the seed, because readers miss most in the file that comes last
   * (arxiv.org/abs/2208.04259).
   */
  readonly files: readonly ChangedFile[];
  /** The rest of the code base, unchanged, in path order. */
  readonly others: readonly { readonly path: string; readonly text: string }[];
}

/** Returns a file's text before or after the change. Null if the file does not exist on that side. */
export function textOf(file: ChangedFile, side: "old" | "new"): string | null {
  if (file.status === (side === "old" ? "new" : "deleted")) return null;
  const lines = file.rows.filter((row) => row[side] !== null).map((row) => row.text);
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

/** Returns the number of lines on one side of a changed file. 0 if the file does not exist on that side. */
export function lineCount(files: readonly ChangedFile[], path: string, side: "old" | "new"): number {
  const file = files.find((one) => one.path === path);
  return linesOf((file && textOf(file, side)) ?? "").length;
}

/** Returns what a learner sees. The same seed gives the same order of files. */
export function openReview({ task, pullRequest, files, ai }: ReviewContent, seed: string): ReviewOpen {
  const changed = new Set(files.map((file) => file.path));
  const others = Object.entries(ai)
    .filter(([path]) => !changed.has(path))
    .map(([path, text]) => ({ path, text }))
    .sort(byPath);
  return { task, pullRequest, files: shuffled(files, seeded(seed)), others };
}

export function emptyReviewDraft(): ReviewDraft {
  return { findings: [], verdict: null, confidence: null, read: [] };
}

/** The path of a finding's proof when the browser runs it together with other proofs. */
export const proofPathOf = (findingId: string) => `proof-${findingId}.test.ts`;

/** Returns the files that the browser runs: the AI's version, with every finding's proof at the root. */
export function runnableReview(open: ReviewOpen, draft: ReviewDraft): { files: Files; tests: readonly string[] } {
  const files: Record<string, string> = Object.fromEntries(open.others.map(({ path, text }) => [path, text]));
  for (const file of open.files) {
    const text = textOf(file, "new");
    if (text !== null) files[file.path] = text;
  }
  const tests: string[] = [];
  for (const { id, proof } of draft.findings) {
    if (!proof?.trim()) continue;
    files[proofPathOf(id)] = proof;
    tests.push(proofPathOf(id));
  }
  return { files, tests };
}

/**
 * Returns the code, keyed by side and path ("old:src/a.ts", "new:src/a.ts", "other:src/b.ts"), and the text of the task
 * and the pull request.
 */
export function plainReview({ task, pullRequest, files, others }: ReviewOpen): Plain {
  const sides = files.flatMap((file) =>
    (["old", "new"] as const).flatMap((side) => {
      const text = textOf(file, side);
      return text === null ? [] : [[`${side}:${file.path}`, text] as const];
    }),
  );
  const rest = others.map(({ path, text }) => [`other:${path}`, text] as const);
  return { code: Object.fromEntries([...sides, ...rest]), prose: { task, pullRequest } };
}
