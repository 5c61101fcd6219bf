import type { Sandbox } from "~/sandbox/contract";
import { mutate } from "~/sandbox/mutants/mutants.server";
import type { Problem } from "../exercise";
import { lineOfJson } from "../folder-reader";
import type { CheckLine } from "../kind";
import { withMutant } from "../mutant-text";
import { isTestFile } from "../test-file";
import { judgeComment, terrainOfComments } from "./ai-place";
import { refutationPath, type StoredComment } from "./ai-review";
import type { ReviewContent } from "./content";
import { failsAny, runOn } from "./run-proof";
import type { Terrain } from "./terrain";

/**
 * Checks that the author's judgement of each stored AI comment agrees with the key, by the rules that match a learner's
 * findings: docs/grading.md, "Comments by an AI reviewer".
 */
export async function* checkAiReview(content: ReviewContent, sandbox: Sandbox): AsyncIterable<CheckLine> {
  const { aiReview } = content;
  if (!aiReview) return;
  const terrain = terrainOfComments(content);
  for (const comment of aiReview.comments) {
    const message =
      faultOf(content, terrain, comment) ??
      (comment.truth === "wrong" && comment.test
        ? await faultOfTest(content, comment, comment.test, sandbox)
        : undefined);
    if (message) yield { type: "problem", ...inList(content, comment, message) };
  }
  for (const problem of unnamedIssues(content, terrain)) yield { type: "problem", ...problem };
  const count = (truth: string) => aiReview.comments.filter((one) => one.truth === truth).length;
  const message = `AI review: ${count("right")} right, ${count("wrong")} wrong, ${count("not-worth")} not worth a change, of ${aiReview.reply.length} comments`;
  yield { type: "evidence", message };
}

function inList({ folder }: ReviewContent, { comment }: StoredComment, message: string): Problem {
  const file = "ai-review.json";
  const { comments } = JSON.parse(folder[file]!) as { comments: { comment: number }[] };
  const at = comments.findIndex((one) => one.comment === comment);
  return { file, line: lineOfJson(folder[file]!, ["comments", at]), message: `comment ${comment} ${message}` };
}

function faultOf({ key }: ReviewContent, terrain: Terrain, comment: StoredComment): string | null {
  const { outcome, issue, got, decoys } = judgeComment(terrain, comment, comment);
  // The issue whose lines the comment is on, whatever the comment's class is.
  const on = issue === null ? null : key.issues[issue]!.id;
  switch (comment.truth) {
    case "right":
      if (!key.issues.some(({ id }) => id === comment.issue)) return `names ${comment.issue}, which is not in key.json`;
      if (on !== comment.issue || !got?.place)
        return `is marked as right, but its lines don’t match ${comment.issue}: remove this entry`;
      return got.class ? null : `is marked as right, but ${comment.issue} doesn’t accept the class ${comment.class}`;
    case "wrong":
      if ((comment.decoy === undefined) === (comment.test === undefined))
        return 'is marked as wrong: name the "decoy" that it mistakes for a defect, or a "test" that refutes it';
      if (on !== null) return `is marked as wrong, but its lines match ${on}: remove this entry`;
      return comment.decoy === undefined ? null : faultOnDecoy(comment.decoy);
    case "not-worth": {
      if ((comment.decoy === undefined) === (comment.neutral === undefined))
        return 'is marked as not worth a change: name the "neutral" range or the "decoy" that it is about';
      if (on !== null) return `is marked as not worth a change, but its lines match ${on}: remove this entry`;
      if (comment.neutral === undefined) return faultOnDecoy(comment.decoy!);
      const range = key.neutral[comment.neutral];
      if (!range) return `names neutral range ${comment.neutral}, which is not in key.json`;
      const rows = new Set(terrain.rowsOf(range));
      const isOn = terrain.rowsOf(comment.place).some((row) => rows.has(row));
      return outcome === "neutral" && isOn
        ? null
        : "is marked as not worth a change, but not all of its lines are neutral";
    }
  }

  function faultOnDecoy(decoy: number): string | null {
    return decoys.includes(decoy) ? null : `names decoy ${decoy}, but its lines aren’t on that decoy`;
  }
}

/**
 * The maximum number of mutants of the AI's code on which a refutation runs. The mutants nearest to the comment come
 * first.
 */
const MUTANTS_TRIED = 40;

/**
 * Checks a test that refutes a comment. It must pass on both versions, make an assertion, and fail when the code near
 * the comment is changed.
 */
async function faultOfTest(
  content: ReviewContent,
  { place }: StoredComment,
  name: string,
  sandbox: Sandbox,
): Promise<string | null> {
  const { ai, variants, folder, files } = content;
  const file = refutationPath(name);
  const on = (tree: typeof ai) => runOn(tree, folder[file]!, content, sandbox);
  for (const [version, tree] of [
    ["the AI's code", ai],
    ["the reference", variants.reference],
  ] as const) {
    const run = await on(tree);
    if (failsAny(run)) return `is marked as wrong, but ${file} fails on ${version}`;
    if (!run.tests.some(({ assertions }) => assertions > 0)) return `is marked as wrong, but ${file} asserts nothing`;
  }
  const code = files.map(({ path }) => path).filter((path) => path in ai && /\.[cm]?[jt]s$/.test(path));
  const { mutants } = await mutate(
    ai,
    code.filter((path) => !isTestFile(path)),
  );
  const far = (mutant: (typeof mutants)[number]) =>
    mutant.file === place.file ? Math.abs(mutant.line - place.from) : 1_000 + mutant.line;
  const near = [...mutants].sort((a, b) => far(a) - far(b)).slice(0, MUTANTS_TRIED);
  const runs = await Promise.all(near.map((mutant) => on(withMutant(ai, mutant))));
  return runs.some(failsAny)
    ? null
    : `is marked as wrong, but ${file} passes whatever the code does: make this test check the claim`;
}

/**
 * Reports comments on an issue's lines if the author hasn't judged them. The author has to judge them, because the
 * report says which issues the AI reviewer found.
 */
function unnamedIssues(content: ReviewContent, terrain: Terrain): Problem[] {
  const { aiReview, key } = content;
  const named = new Set(aiReview!.comments.flatMap((one) => (one.truth === "right" ? [one.issue] : [])));
  return key.issues.flatMap(({ id }, i) => {
    if (named.has(id)) return [];
    const at = aiReview!.reply.findIndex((comment) => judgeComment(terrain, comment).issue === i);
    if (at < 0) return [];
    return [
      {
        file: "ai-review.json",
        message: `comment ${at} of the reply is on the lines of ${id}: add an entry that judges this comment`,
      },
    ];
  });
}
