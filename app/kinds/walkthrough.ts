import { z } from "zod";
import type { WorkspaceGuide } from "~/ui/workspace/workspace-guide";
import type { Folder, Problem } from "./exercise";
import { FolderReader } from "./folder-reader";

/** The file in an exercise's folder with a step-by-step walkthrough. Most exercises don't have this file. */
export const WALKTHROUGH_FILE = "walkthrough.json";

const text = (max: number) => z.string().trim().min(1).max(max);
/** A line of code, with its indentation. */
const codeLine = z.string().min(1).max(200);

const StepSchema = z.strictObject({
  /** The part of the workspace that the step is about: one of the places of the kind's guide. */
  at: text(40),
  /** A line of the code that the learner sees. */
  line: z.strictObject({ file: text(200), line: z.int().min(1) }).optional(),
  title: text(80),
  /** What the learner does at this step, and why. Text between backticks is shown as code. */
  text: text(600),
  /** Text that the learner can copy into the workspace, with its indentation. */
  code: z.string().min(1).max(4_000).optional(),
  /**
   * Where a button inserts `code`: above the last line that equals this text, or in place of that line. In a fix, the
   * line is in the file of `line`. If absent, the learner can only copy the code.
   */
  place: z.union([z.strictObject({ above: codeLine }), z.strictObject({ instead: codeLine })]).optional(),
});

/** A walkthrough of a whole exercise, up to its submission. It reveals the solution. */
export const WalkthroughSchema = z.array(StepSchema).min(3).max(15);
export type Walkthrough = z.infer<typeof WalkthroughSchema>;

/**
 * Reads a folder's walkthrough. Returns null if there is none. Throws `ExerciseProblems` if it isn't valid, or if a
 * step names a place that the kind's workspace doesn't have.
 */
export function readWalkthrough(folder: Folder, places: readonly string[]): Walkthrough | null {
  if (folder[WALKTHROUGH_FILE] === undefined) return null;
  const reader = new FolderReader(folder);
  const steps = reader.json(WALKTHROUGH_FILE, WalkthroughSchema);
  steps?.forEach(({ at }, i) => {
    if (!places.includes(at))
      reader.problem(WALKTHROUGH_FILE, `"${i}.at" must be one of ${places.join(", ")}`, [i, "at"]);
  });
  reader.finish();
  return steps;
}

/**
 * Returns a problem for each step whose code can't be inserted into the learner's work as it is after the earlier
 * steps. `draft`: the work at the start.
 */
export function withoutPlaceIn<Open, Draft>(
  walkthrough: Walkthrough,
  { guide, open, draft }: { guide: WorkspaceGuide<Open, Draft>; open: Open; draft: Draft },
): Problem[] {
  let now = draft;
  return walkthrough.flatMap((step) => {
    if (!step.place) return [];
    const result = guide.insert?.(open, now, step);
    if (result && "done" in result) {
      now = result.done;
      return [];
    }
    const why = !result
      ? 'this kind has no place for code: leave out "place"'
      : result.why === "there"
        ? "the work already contains the code’s first line"
        : '"place" must be a whole line of the work as it is after the earlier steps, and the step needs "code" and, in a fix, the "line" of an editable file';
    const message = `the step "${step.title}" can’t insert its code into the learner’s work: ${why}`;
    return [{ file: WALKTHROUGH_FILE, message }];
  });
}

/**
 * Returns a problem for each step that points to a line that the learner doesn't see. `code`: the workspace's code,
 * keyed by path. The paths of a review's changed files have the prefix "new:".
 */
export function wrongLinesIn(walkthrough: Walkthrough, code: Readonly<Record<string, string>>): Problem[] {
  return walkthrough.flatMap(({ line, title }) => {
    if (!line) return [];
    const text = code[`new:${line.file}`] ?? code[line.file];
    if (text !== undefined && line.line <= text.split("\n").length) return [];
    const message = `the step "${title}" points to line ${line.line} of ${line.file}, which the workspace doesn’t show: name a line of a file that it shows`;
    return [{ file: WALKTHROUGH_FILE, message }];
  });
}
