import type { Sandbox } from "~/sandbox/contract";
import { DEFECT_CLASS_IDS } from "../defect-classes";
import type { Problem } from "../exercise";
import { lineOfJson } from "../folder-reader";
import type { CheckLine } from "../kind";
import type { Range } from "../place";
import { checkPlatform, checkSources } from "../source-check";
import { checkAiReview } from "./check-ai-review";
import { checkCallers } from "./check-callers";
import { checkRemarks, quoteRemarks } from "./check-remarks";
import { checkIssue, checkOwnTests, checkUnlisted, gradeSamples } from "./check-runs";
import { CHANGED_LINES, QUARTER } from "./constants";
import { type ReviewContent, terrainOfReview } from "./content";
import { linesOf } from "./diff";
import { inKey } from "./key-problem";
import { acceptsWhole, rangesOf } from "./key-schema";
import { runProof } from "./proofs";
import { truthOf } from "./score";
import { coverage } from "./terrain";
import { TRICKS, trickProofs } from "./tricks";
import { editedLines, places } from "./variants";

/**
 * Checks a review exercise by running it: exercises/README.md, "An exercise is good if", points 3 and 4, and the
 * assumptions on which the score is based.
 */
export async function* checkReview(content: ReviewContent, sandbox: Sandbox): AsyncIterable<CheckLine> {
  const problems = [
    ...checkSources(content.folder),
    ...(await checkPlatform(content.folder, sandbox)),
    ...checkShape(content),
    ...checkWords(content),
    ...checkPlaces(content),
    ...checkAccepted(content),
    ...checkRemarks(content),
    ...checkCallers(content),
  ];
  for (const problem of problems) yield { type: "problem", ...problem };
  for (const { covered, length, paths } of coverage(terrainOfReview(content)))
    yield {
      type: "evidence",
      message: `${covered} of ${length} changed lines are accepted, including 2 more lines on each side: ${paths.join(", ")}`,
    };
  yield* quoteRemarks(content);
  yield* checkOwnTests(content, sandbox);
  for (const [i, issue] of content.key.issues.entries()) yield* checkIssue(content, i, issue.id, sandbox);
  yield* checkUnlisted(content, sandbox);
  yield* checkTricks(content, sandbox);
  yield* gradeSamples(content, sandbox);
  yield* checkAiReview(content, sandbox);
}

/** Checks that a proof written without understanding the change can't show an issue. */
async function* checkTricks(content: ReviewContent, sandbox: Sandbox): AsyncIterable<CheckLine> {
  if (content.key.issues.length === 0) return;
  for (const trick of TRICKS) {
    const runs = await Promise.all(
      (await trickProofs(content, trick, sandbox)).map((source) => runProof(content, source, sandbox)),
    );
    const shown = [...new Set(runs.flatMap(({ outcome, shows }) => (outcome === "holds" ? [shows.join(", ")] : [])))];
    const message = `a proof that anyone can write without understanding the change ("${trick.name}") shows ${shown.join("; ") || "something"}: add more code around the issue, or make its proof check the issue more closely`;
    if (runs.some(({ outcome }) => outcome === "holds"))
      yield { type: "problem", ...inKey(content, message, "issues") };
  }
  yield {
    type: "evidence",
    message: `none of the ${TRICKS.length} proofs that anyone can write without understanding the change shows an issue`,
  };
}

/** Checks the change's size, its classes, its decoys and the issues' titles. */
function checkShape(content: ReviewContent): Problem[] {
  const { files, key, meta } = content;
  const problems: Problem[] = [];
  const changed = files.reduce((sum, file) => sum + file.added + file.deleted, 0);
  const { least, most } = CHANGED_LINES;
  if (changed < least || changed > most)
    problems.push({ file: "after", message: `changes ${changed} lines, but a review must change ${least} to ${most}` });
  const best = [...new Set(key.issues.map((issue) => issue.classes[0]!))].sort();
  if (best.join() !== [...meta.classes].sort().join()) {
    const message = `"classes" must list the first class of every issue: ${best.join(", ") || "none"}`;
    problems.push({ file: "exercise.json", line: lineOfJson(content.folder["exercise.json"]!, ["classes"]), message });
  }
  if (truthOf(key.issues) === "flawed" && key.decoys.length === 0)
    problems.push(inKey(content, "a flawed change needs a decoy: lines that look wrong but are right", "decoys"));
  for (const [i, { answers }] of key.decoys.entries()) {
    const message = `this decoy needs "answers": the classes of the objections that its "why" answers`;
    if (!answers) problems.push(inKey(content, message, "decoys", i));
  }
  for (const [i, { title }] of key.issues.entries()) {
    if (title.includes("`"))
      problems.push(inKey(content, "an issue's title is shown as plain text: write it without backticks", "issues", i));
  }
  return problems;
}

/** Checks that the text shown before submission describes only the task, never the flaw. */
function checkWords({ folder, meta, task }: ReviewContent): Problem[] {
  const names = new RegExp(`\\b(?:${DEFECT_CLASS_IDS.map((id) => id.replaceAll("-", "[- ]")).join("|")})\\b`, "i");
  const problems: Problem[] = [];
  const say = (file: string, line: number | undefined, what: string, text: string) => {
    const named = names.exec(text)?.[0];
    if (named)
      problems.push({
        file,
        line,
        message: `${what} says "${named}", which is a defect class: describe only the task`,
      });
  };
  const line = (field: string) => lineOfJson(folder["exercise.json"]!, [field]);
  say("exercise.json", line("title"), "the title", meta.title);
  say("exercise.json", line("summary"), "the summary", meta.summary);
  for (const [i, text] of task.split("\n").entries()) say("task.md", i + 1, "the task", text);
  return problems;
}

/** Checks that ranges don't overlap, and that the share of accepted lines is so small that random marks earn little. */
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
      problems.push(inKey(content, `${what} overlaps a decoy, but a line can’t be both neutral and a decoy`, name, i));
  };
  const edited = key.issues.map((issue) => ({
    id: issue.id,
    rows: new Set(editedLines(content.ai, issue).flatMap(terrain.rowsOf)),
  }));
  for (const [i, range] of key.neutral.entries()) {
    const left = edited.find(
      ({ id, rows }) => !range.of?.includes(id) && terrain.rowsOf(range).some((row) => rows.has(row)),
    );
    const message = `the fix for ${left?.id} edits lines in this neutral range: name the issue in "of", or leave these lines out`;
    if (left) problems.push(inKey(content, message, "neutral", i));
    const unknown = range.of?.find((id) => !key.issues.some((issue) => issue.id === id));
    if (unknown)
      problems.push(inKey(content, `"of" names ${unknown}, which is not an issue of this key`, "neutral", i));
  }
  for (const [i, range] of key.decoys.entries()) {
    const hit = edited.find(({ rows }) => terrain.rowsOf(range).some((row) => rows.has(row)));
    if (hit)
      problems.push(
        inKey(content, `the fix for ${hit.id} edits lines in this decoy, so these lines are not correct`, "decoys", i),
      );
  }
  for (const [i, range] of key.neutral.entries()) look(range, "neutral", i);
  for (const [i, range] of key.decoys.entries()) look(range, "decoys", i);
  for (const { covered, length, paths } of coverage(terrain)) {
    const most = Math.floor(length * QUARTER);
    if (covered <= most) continue;
    const message = `accepted lines, widened by 2 lines, cover ${covered} of ${length} changed lines of ${paths.join(", ")}, but may cover at most ${most} (a quarter): name only the lines that a fix would change, or make the change longer`;
    problems.push(inKey(content, message, "issues"));
  }
  return problems;
}

/** Checks that an issue's accepted lines include at least one line that its fix edits. */
function checkAccepted(content: ReviewContent): Problem[] {
  return content.key.issues.flatMap((issue, i) => {
    const repaired = issue.mend.flatMap(({ file, find }) =>
      places(linesOf(content.ai[file] ?? ""), find).map((at) => ({ file, from: at + 1, to: at + find.length })),
    );
    // For deleted code, the accepted lines are in the old version, which the fix does not edit.
    const isMet =
      acceptsWhole(issue) ||
      rangesOf(issue).some(
        ({ file, side, from, to }) =>
          side === "old" || repaired.some((line) => line.file === file && line.from <= to && from <= line.to),
      );
    if (repaired.length === 0 || isMet) return [];
    const there = repaired.map(({ file, from, to }) => `${file} ${from === to ? from : `${from}–${to}`}`).join(", ");
    const message = `accepted lines of ${issue.id} include none of the fixed lines (${there}): name the lines that a fix would change`;
    return [inKey(content, message, "issues", i, "accepted")];
  });
}
