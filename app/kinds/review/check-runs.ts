import type { Files, RunResult, Sandbox } from "~/sandbox/contract";
import type { CheckLine } from "../kind";
import { isTestFile } from "../test-file";
import { KEPT_VERSIONS } from "./constants";
import type { ReviewContent } from "./content";
import { gradeReview } from "./grade";
import { inKey } from "./key-problem";
import { type ProofRun, runProof } from "./proofs";
import { sayProofResult } from "./report-words";
import { samplesOfReview } from "./samples";
import { steadinessOf } from "./steady";
import { ReviewWorkSchema } from "./work";

/**
 * The part of an exercise's check that runs code: the code base's own tests, the proof of each issue, and the samples.
 */

/** Checks that the code base's tests pass on the AI's code and on the reference, unless the key says otherwise. */
export async function* checkOwnTests(content: ReviewContent, sandbox: Sandbox): AsyncIterable<CheckLine> {
  const { ai, variants, key, meta } = content;
  const trees = { ai: ["the AI's code", ai], reference: ["the reference", variants.reference] } as const;
  for (const [id, [name, files]] of Object.entries(trees) as [keyof typeof trees, [string, Files]][]) {
    const tests = Object.keys(files).filter(isTestFile).sort();
    if (tests.length === 0) {
      yield { type: "evidence", message: `${name} contains no tests` };
      continue;
    }
    const run = await sandbox.run({ files, tests, ...(meta.unitsPerTest ? { unitsPerTest: meta.unitsPerTest } : {}) });
    const broken = brokenIn(run);
    const isStated = key.ownTests?.failOn.includes(id) ?? false;
    if (broken && !isStated) {
      const message = `fails on ${name}: ${broken.says} (if an issue is about the tests, set "ownTests" in key.json)`;
      yield { type: "problem", file: folderOf(content, broken.file ?? tests[0]!), line: broken.line, message };
    } else if (!broken && isStated) {
      yield {
        type: "problem",
        ...inKey(content, `"ownTests" says that tests fail on ${name}, but all tests pass`, "ownTests"),
      };
    } else
      yield {
        type: "evidence",
        message: broken
          ? `${name}: its own tests fail, as "ownTests" says: ${broken.says}`
          : `${name}: all ${run.tests.length} of its own tests pass`,
      };
  }
}

function brokenIn(run: RunResult): { file?: string; line?: number; says: string } | null {
  if (run.outcome !== "completed") return { ...run.failure, says: run.failure?.message ?? run.outcome };
  const failed = run.tests.find((test) => test.status === "failed");
  if (!failed) return null;
  const [failure] = failed.failures;
  return { file: failed.file, line: failure?.line, says: `"${failed.title.join(" › ")}" ${failure?.message ?? ""}` };
}

/** Returns the path of a file in the code base, relative to the exercise's folder. */
const folderOf = ({ folder }: ReviewContent, path: string) =>
  [`after/${path}`, `before/${path}`].find((file) => file in folder) ?? path;

/** Checks that an issue's variants exist and differ, and that its proof shows only this issue. */
export async function* checkIssue(
  content: ReviewContent,
  i: number,
  id: string,
  sandbox: Sandbox,
): AsyncIterable<CheckLine> {
  const { proofs, variants, ai } = content;
  const same = (a: Files | undefined, b: Files) => a !== undefined && JSON.stringify(a) === JSON.stringify(b);
  if (same(variants.oneIssue[id], variants.reference) || same(variants.allButOne[id], ai))
    yield {
      type: "problem",
      ...inKey(content, `fixing ${id} changes nothing, because its variants are identical`, "issues", i),
    };
  const source = proofs[id];
  if (source === undefined) {
    yield { type: "evidence", message: `${id}: no test can show it` };
    return;
  }
  const file = `proofs/${id}.test.ts`;
  const ran = { passes: [] as string[], fails: [] as string[] };
  const run = await runProof(content, source, sandbox, (version, passes) =>
    ran[passes ? "passes" : "fails"].push(version),
  );
  const message = wrongWith(run, id);
  if (message) yield { type: "problem", file, line: run.failure?.line, message };
  else yield { type: "evidence", message: `${id}: shown by "${run.title.join(" › ")}", which shows no other issue` };
  const { kept, otherwise, right } = await steadinessOf(content, id, sandbox);
  const count = kept.length + otherwise.length;
  if (count < KEPT_VERSIONS / 2) yield { type: "problem", file, message: tooFew(count) };
  yield {
    type: "evidence",
    message: `  ${file} gives the same result on ${count} versions with the issue and ${right.length} versions without it, which all have small changes elsewhere`,
  };
  const list = (versions: readonly string[]) => [...versions].sort().join(", ") || "none";
  yield { type: "evidence", message: `  ${file} fails on ${list(ran.fails)}; passes on ${list(ran.passes)}` };
}

/**
 * Checks that `runProof` would have enough versions of the AI's code to judge a proof of a defect that the key doesn't
 * list. With too few versions, every such proof would be refused as `unchecked`.
 */
export async function* checkUnlisted(content: ReviewContent, sandbox: Sandbox): AsyncIterable<CheckLine> {
  const { kept } = await steadinessOf(content, null, sandbox);
  if (kept.length >= KEPT_VERSIONS / 2) return;
  const message = `only ${kept.length} versions of the AI's code can be made that differ from it outside the key's issues. That is too few to check a proof of a defect that the key doesn't list. Add more code to the change`;
  yield { type: "problem", ...inKey(content, message, "issues") };
}

const tooFew = (versions: number) =>
  `only ${versions} versions of the AI's code still have the issue when something else changes. That is too few to tell whether the proof detects this issue or just any difference. Add more code around the issue, or make the proof check less`;

function wrongWith(run: ProofRun, id: string): string | null {
  const { outcome, refusal, shows, failure, onReference } = run;
  const seen = onReference ?? failure;
  const reason = seen ? `: ${seen.message}` : "";
  if (outcome === "did-not-load") return `does not run${reason}`;
  if (outcome === "passes-on-ai") return "passes on the AI's code, so it doesn't show the issue";
  if (outcome === "fails-on-right") return `fails on the reference too${reason}`;
  if (outcome === "asserts-nothing") return "fails on the AI's code without an assertion: assert the value";
  if (outcome === "only-differs" && refusal !== "changes") return sayProofResult(run);
  if (outcome === "only-differs")
    return "gives a different result when unrelated code changes: assert the value that the issue is about";
  if (!shows.includes(id))
    return "does not show its issue: it passes on the one-issue variant and fails on the all-but-one variant";
  const others = shows.filter((issue) => issue !== id);
  return others.length > 0 ? `also shows ${others.join(", ")}: make this proof check only its own issue` : null;
}

/** Grades the sample reviews. The best review must score 100%, and no review may break the grader. */
export async function* gradeSamples(content: ReviewContent, sandbox: Sandbox): AsyncIterable<CheckLine> {
  for (const [i, { says, work }] of samplesOfReview(content).entries()) {
    const { score } = await gradeReview({ content, work: ReviewWorkSchema.parse(work), seed: "check" }, sandbox);
    yield { type: "evidence", message: `a reviewer who ${says}: ${Math.round(score * 100)}%` };
    if (i === 0 && score < 1)
      yield { type: "problem", file: "key.json", message: `a review that copies the key scores ${score}, not 1` };
  }
}
