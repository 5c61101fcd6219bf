import type { Files } from "~/sandbox/contract";
import type { Range } from "../place";
import { linesOf } from "./diff";
import type { Edit, Issue, Key } from "./key-schema";

/**
 * The versions of the code base on which proofs run. Each version contains the whole code base, including the change's
 * tests.
 */
export interface Variants {
  /** The AI's code with every issue fixed. */
  readonly reference: Files;
  /** For each issue, the reference with only this issue put back. No entry if the issue's fix edits nothing. */
  readonly oneIssue: Readonly<Record<string, Files>>;
  /** For each issue, the AI's code with only this issue fixed. No entry if the issue's fix edits nothing. */
  readonly allButOne: Readonly<Record<string, Files>>;
}

/** Whole files that replace computed files, keyed by version: "reference", "variants/<issue>/one-issue" and so on. */
export type Overlays = Readonly<Record<string, Files>>;

interface Placed {
  readonly issue: string;
  readonly file: string;
  /** 0-based; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  readonly put: readonly string[];
}

/** Returns the 0-based first line of each place where these lines occur consecutively. */
export const places = (lines: readonly string[], find: readonly string[]): number[] =>
  lines.flatMap((_, i) => (find.every((line, j) => lines[i + j] === line) ? [i] : []));

/**
 * Returns the lines in the AI's version that an issue's fix changes. Omits lines that an edit only repeats to identify
 * its place. If an edit only adds lines, returns the lines before and after the insertion.
 */
export function editedLines(ai: Files, { mend }: Pick<Issue, "mend">): Range[] {
  return mend.flatMap(({ file, find, put }) => {
    const [at] = places(linesOf(ai[file] ?? ""), find);
    if (at === undefined) return [];
    let [start, end] = [0, 0];
    while (start < Math.min(find.length, put.length) && find[start] === put[start]) start++;
    const most = Math.min(find.length, put.length) - start;
    while (end < most && find.at(-1 - end) === put.at(-1 - end)) end++;
    const isOnlyAdded = start + end >= find.length;
    const from = isOnlyAdded ? Math.max(0, start - 1) : start;
    const to = isOnlyAdded ? Math.min(find.length - 1, start) : find.length - 1 - end;
    return [{ file, side: "new" as const, from: at + from + 1, to: at + to + 1 }];
  });
}

/**
 * Finds each edit's place in the AI's code, and reports edits whose lines don't occur exactly once. `at` is the edit's
 * path in key.json.
 */
function place(ai: Files, key: Key, problem: (message: string, at: readonly PropertyKey[]) => void): Placed[] {
  return key.issues.flatMap((issue, i) =>
    issue.mend.flatMap((edit: Edit, e): Placed[] => {
      const at = ["issues", i, "mend", e];
      const text = ai[edit.file];
      if (text === undefined) {
        problem(`"mend" names ${edit.file}, which is not in the AI's version: name one of its files`, at);
        return [];
      }
      const found = places(linesOf(text), edit.find);
      if (found.length !== 1) {
        const times = found.length === 0 ? "is not in" : `occurs ${found.length} times in`;
        problem(
          `the text in \`find\` ${times} ${edit.file}: copy whole lines exactly, and choose lines that occur only once`,
          at,
        );
        return [];
      }
      return [{ issue: issue.id, file: edit.file, from: found[0]!, to: found[0]! + edit.find.length, put: edit.put }];
    }),
  );
}

function applied(text: string, edits: readonly Placed[]): string {
  const lines = linesOf(text);
  for (const edit of [...edits].sort((a, b) => b.from - a.from))
    lines.splice(edit.from, edit.to - edit.from, ...edit.put);
  return `${lines.join("\n")}\n`;
}

/**
 * Computes the variants from the edits. Overlays take precedence over computed files. Edits to the same lines cannot be
 * combined, so a version that needs both edits must provide the file as an overlay. `problem` receives a message and a
 * path in key.json.
 */
export function variantsOf(
  ai: Files,
  key: Key,
  overlays: Overlays,
  problem: (message: string, at?: readonly PropertyKey[]) => void,
): Variants {
  const edits = place(ai, key, problem);

  const tree = (overlayAt: string, isIn: (edit: Placed) => boolean): Files => {
    const overlay = overlays[overlayAt] ?? {};
    const made: Record<string, string> = { ...ai };
    const inTree = edits.filter(isIn);
    for (const file of new Set(inTree.map((edit) => edit.file))) {
      if (overlay[file] !== undefined) continue;
      const own = inTree.filter((edit) => edit.file === file).sort((a, b) => a.from - b.from);
      const clash = own.findIndex((edit, i) => i > 0 && own[i - 1]!.to > edit.from);
      if (clash > 0) {
        const both = `${own[clash - 1]!.issue} and ${own[clash]!.issue}`;
        const at = ["issues", key.issues.findIndex(({ id }) => id === own[clash]!.issue), "mend"];
        problem(
          `the fixes of ${both} change the same lines of ${file}: put the whole file into ${overlayAt}/${file}`,
          at,
        );
      } else made[file] = applied(ai[file]!, own);
    }
    return Object.assign(made, overlay);
  };

  const reference = tree("reference", () => true);
  const oneIssue: Record<string, Files> = {};
  const allButOne: Record<string, Files> = {};
  for (const { id, mend } of key.issues) {
    const [one, rest] = [`variants/${id}/one-issue`, `variants/${id}/all-but-one`];
    if (mend.length > 0 || overlays[one]) oneIssue[id] = tree(one, (edit) => edit.issue !== id);
    if (mend.length > 0 || overlays[rest]) allButOne[id] = tree(rest, (edit) => edit.issue === id);
  }
  return { reference, oneIssue, allButOne };
}
