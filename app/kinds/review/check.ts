import type { Files, RunResult, Sandbox } from "~/sandbox/contract";
import { DEFECT_CLASS_IDS } from "../defect-classes";
import { isTestFile, type Problem } from "../exercise";
import { lineOfJson } from "../folder-reader";
import type { CheckLine } from "../kind";
import type { Range } from "../place";
import { checkPlatform, checkSources } from "../source-check";
import { CHANGED_LINES, KEPT_VERSIONS, QUARTER } from "./constants";
import { type ReviewContent, terrainOfReview } from "./content";
import { linesOf } from "./diff";
import { gradeReview } from "./grade";
import { acceptsWhole, rangesOf } from "./key-schema";
import { type ProofRun, runProof } from "./proofs";
import { samplesOfReview } from "./samples";
import { truthOf } from "./score";
import { steadinessOf } from "./steady";
import { coverage } from "./terrain";
import { TRICKS, trickProofs } from "./tricks";
import { places } from "./variants";
import { ReviewWorkSchema } from "./work";

/**
 * Checks a review by running it: exercises/README.md, "An exercise is good if", 3 and 4, and the assumptions of the
 * score.
 */
export async function* checkReview(content: ReviewContent, sandbox: Sandbox): AsyncIterable<CheckLine> {
  const problems = [
    ...checkSources(content.folder),
    ...(await checkPlatform(content.folder, sandbox)),
    ...checkShape(content),
    ...checkWords(content),
    ...checkPlaces(content),
    ...checkAccepted(content),
  ];
  for (const problem of problems) yield { type: "problem", ...problem };
  for (const { covered, length, paths } of coverage(terrainOfReview(content)))
    yield {
      type: "evidence",
      message: `${covered} of ${length} changed lines are accepted, widened: ${paths.join(", ")}`,
    };
  yield* checkOwnTests(content, sandbox);
  for (const [i, issue] of content.key.issues.entries()) yield* checkIssue(content, i, issue.id, sandbox);
  yield* checkTricks(content, sandbox);
  yield* gradeSamples(content, sandbox);
}

/** Checks that no proof written without understanding the change shows an issue. */
async function* checkTricks(content: ReviewContent, sandbox: Sandbox): AsyncIterable<CheckLine> {
  if (content.key.issues.length === 0) return;
  for (const trick of TRICKS) {
    const runs = await Promise.all(
      (await trickProofs(content, trick, sandbox)).map((source) => runProof(content, source, sandbox)),
    );
    const shown = [...new Set(runs.flatMap(({ outcome, shows }) => (outcome === "holds" ? [shows.join(", ")] : [])))];
    const message = `a proof that needs no understanding ("${trick.name}") shows ${shown.join("; ") || "something"}: add more code around the issue, or make its proof check the issue more closely`;
    if (runs.some(({ outcome }) => outcome === "holds"))
      yield { type: "problem", ...inKey(content, message, "issues") };
  }
  yield { type: "evidence", message: `${TRICKS.length} kinds of proof that need no understanding show nothing` };
}

function inKey(content: ReviewContent, message: string, ...path: PropertyKey[]): Problem {
  return { file: "key.json", line: lineOfJson(content.folder["key.json"]!, path), message };
}

/** Checks size, classes and decoys. */
function checkShape(content: ReviewContent): Problem[] {
  const { files, key, meta } = content;
  const problems: Problem[] = [];
  const changed = files.reduce((sum, file) => sum + file.added + file.deleted, 0);
  const { least, most } = CHANGED_LINES;
  if (changed < least || changed > most)
    problems.push({ file: "after", message: `changes ${changed} lines: a review has ${least} to ${most}` });
  const best = [...new Set(key.issues.map((issue) => issue.classes[0]!))].sort();
  if (best.join() !== [...meta.classes].sort().join()) {
    const message = `"classes" must be those of the issues (the first of each): ${best.join(", ") || "none"}`;
    problems.push({ file: "exercise.json", line: lineOfJson(content.folder["exercise.json"]!, ["classes"]), message });
  }
  if (truthOf(key.issues) === "flawed" && key.decoys.length === 0)
    problems.push(inKey(content, "a flawed change needs a decoy: lines that look wrong but are right", "decoys"));
  return problems;
}

/** Texts shown before submission describe the task, never the flaw. */
function checkWords({ folder, meta, task }: ReviewContent): Problem[] {
  const names = new RegExp(`\\b(?:${DEFECT_CLASS_IDS.map((id) => id.replaceAll("-", "[- ]")).join("|")})\\b`, "i");
  const problems: Problem[] = [];
  const say = (file: string, line: number | undefined, what: string, text: string) => {
    const named = names.exec(text)?.[0];
    if (named)
      problems.push({ file, line, message: `${what} says "${named}", a defect class: describe the task only` });
  };
  const line = (field: string) => lineOfJson(folder["exercise.json"]!, [field]);
  say("exercise.json", line("title"), "the title", meta.title);
  say("exercise.json", line("summary"), "the summary", meta.summary);
  for (const [i, text] of task.split("\n").entries()) say("task.md", i + 1, "the task", text);
  return problems;
}

/** Checks that ranges are disjoint, and accepted lines few enough that luck earns little. */
function checkPlaces(content: ReviewContent): Problem[] {
  const { key } = content;
  const terrain = terrainOfReview(content);
  const problems: Problem[] = [];
  const accepted = key.issues.flatMap((issue) =>
    rangesOf(issue).map((range) => ({ id: issue.id, rows: new Set(terrain.rowsOf(range)) })),
  );
  const decoyRows = new Set(key.decoys.flatMap((decoy) => terrain.rowsOf(decoy)));
  const look = (range: Range, name: "neutral" | "decoys", i: number) => {
    const what = name === "neutral" ? "this neutral range" : "this decoy";
    const rows = terrain.rowsOf(range);
    const hit = accepted.find((one) => rows.some((row) => one.rows.has(row)));
    if (hit) problems.push(inKey(content, `${what} overlaps accepted lines of ${hit.id}: keep them apart`, name, i));
    if (name === "neutral" && rows.some((row) => decoyRows.has(row)))
      problems.push(inKey(content, `${what} overlaps a decoy: a line can’t be both`, name, i));
  };
  for (const [i, range] of key.neutral.entries()) look(range, "neutral", i);
  for (const [i, range] of key.decoys.entries()) look(range, "decoys", i);
  for (const { covered, length, paths } of coverage(terrain)) {
    const most = Math.floor(length * QUARTER);
    if (covered <= most) continue;
    const message = `accepted lines, widened by 2, cover ${covered} of ${length} changed lines of ${paths.join(", ")}: at most ${most} (a quarter); name only the lines that a fix would change, or make the change longer`;
    problems.push(inKey(content, message, "issues"));
  }
  return problems;
}

/** Accepted lines must be lines to change: at least one of them is among the lines that the fix edits. */
function checkAccepted(content: ReviewContent): Problem[] {
  return content.key.issues.flatMap((issue, i) => {
    const mended = issue.mend.flatMap(({ file, find }) =>
      places(linesOf(content.ai[file] ?? ""), find).map((at) => ({ file, from: at + 1, to: at + find.length })),
    );
    // Deleted code is pointed at in the old version, where the fix edits nothing.
    const isMet =
      acceptsWhole(issue) ||
      rangesOf(issue).some(
        ({ file, side, from, to }) =>
          side === "old" || mended.some((line) => line.file === file && line.from <= to && from <= line.to),
      );
    if (mended.length === 0 || isMet) return [];
    const there = mended.map(({ file, from, to }) => `${file} ${from === to ? from : `${from}–${to}`}`).join(", ");
    const message = `accepted lines of ${issue.id} include none of the fixed lines (${there}): name the lines that a fix would change`;
    return [inKey(content, message, "issues", i, "accepted")];
  });
}

/** The code base's tests must pass on the AI's code and on the reference, unless the key says otherwise. */
async function* checkOwnTests(content: ReviewContent, sandbox: Sandbox): AsyncIterable<CheckLine> {
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
      const message = `fails on ${name}: ${broken.says} (if an issue is about the tests, say so in key.json as "ownTests")`;
      yield { type: "problem", file: folderOf(content, broken.file ?? tests[0]!), line: broken.line, message };
    } else if (!broken && isStated) {
      yield {
        type: "problem",
        ...inKey(content, `"ownTests" says that they fail on ${name}, but all pass`, "ownTests"),
      };
    } else yield { type: "evidence", message: `${name}: ${run.tests.length} own tests, ${broken?.says ?? "all pass"}` };
  }
}

function brokenIn(run: RunResult): { file?: string; line?: number; says: string } | null {
  if (run.outcome !== "completed") return { ...run.failure, says: run.failure?.message ?? run.outcome };
  const failed = run.tests.find((test) => test.status === "failed");
  if (!failed) return null;
  const [failure] = failed.failures;
  return { file: failed.file, line: failure?.line, says: `"${failed.title.join(" › ")}" ${failure?.message ?? ""}` };
}

/** Path of a code base file within the exercise's folder. */
const folderOf = ({ folder }: ReviewContent, path: string) =>
  [`after/${path}`, `before/${path}`].find((file) => file in folder) ?? path;

/** Checks that an issue's variants exist and differ, and that its proof shows it and nothing else. */
async function* checkIssue(content: ReviewContent, i: number, id: string, sandbox: Sandbox): AsyncIterable<CheckLine> {
  const { proofs, variants, ai } = content;
  const same = (a: Files | undefined, b: Files) => a !== undefined && JSON.stringify(a) === JSON.stringify(b);
  if (same(variants.oneIssue[id], variants.reference) || same(variants.allButOne[id], ai))
    yield {
      type: "problem",
      ...inKey(content, `fixing ${id} changes nothing: its variants are identical`, "issues", i),
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
  else yield { type: "evidence", message: `${id}: shown by "${run.title.join(" › ")}", which shows nothing else` };
  const { kept, otherwise, right } = await steadinessOf(content, id, sandbox);
  const count = kept.length + otherwise.length;
  if (count < KEPT_VERSIONS / 2) yield { type: "problem", file, message: tooFew(count) };
  yield {
    type: "evidence",
    message: `  ${file} gives the same result on ${count} versions with the issue and ${right.length} without it, each changed elsewhere`,
  };
  const list = (versions: readonly string[]) => [...versions].sort().join(", ") || "none";
  yield { type: "evidence", message: `  ${file} fails on ${list(ran.fails)}; passes on ${list(ran.passes)}` };
}

const tooFew = (versions: number) =>
  `only ${versions} versions of the AI's code keep the issue when something else changes, so a proof that only detects any difference can't be recognised: add more code beside it, or make the proof check less`;

function wrongWith({ outcome, shows, failure }: ProofRun, id: string): string | null {
  const told = failure ? `: ${failure.message}` : "";
  if (outcome === "did-not-load") return `does not run${told}`;
  if (outcome === "passes-on-ai") return "passes on the AI's code: it must show the issue";
  if (outcome === "fails-on-right") return `fails on the reference too${told}`;
  if (outcome === "asserts-nothing") return "fails on the AI's code without an assertion: assert the value";
  if (outcome === "only-differs")
    return "changes its verdict when unrelated code changes: assert the value that the issue is about";
  if (!shows.includes(id))
    return "does not show its issue: it passes on the one-issue variant and fails on the all-but-one variant";
  const others = shows.filter((issue) => issue !== id);
  return others.length > 0 ? `shows ${others.join(", ")} too: make it check its own issue only` : null;
}

/** Grades reviews of known quality: the best must score 100%, and none may break the grader. */
async function* gradeSamples(content: ReviewContent, sandbox: Sandbox): AsyncIterable<CheckLine> {
  for (const [i, { says, work }] of samplesOfReview(content).entries()) {
    const { score } = await gradeReview({ content, work: ReviewWorkSchema.parse(work), seed: "check" }, sandbox);
    yield { type: "evidence", message: `a reviewer who ${says}: ${Math.round(score * 100)}%` };
    if (i === 0 && score < 1)
      yield { type: "problem", file: "key.json", message: `a review that copies the key scores ${score}, not 1` };
  }
}
