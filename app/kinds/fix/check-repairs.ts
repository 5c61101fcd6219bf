import type { CheckLine } from "../kind";
import { inJson, partsOf, titleOf } from "./check-words";
import { SCORE_TOLERANCE, SPEED_FACTOR } from "./constants";
import type { FixContent, Repair } from "./content";
import type { RepairRun } from "./run-repair";

/** Checks that a listed fix has the results that its role implies, and gets the score that its entry states. */
export async function* checkRepair(content: FixContent, repair: Repair, run: RepairRun): AsyncIterable<CheckLine> {
  const { id, role } = repair;
  const at = ["fixes", content.repairs.indexOf(repair)];
  const { score, kept } = run.score;
  yield { type: "evidence", message: `fixes/${id} (${role}): ${partsOf(run)}` };
  if (run.failure && role !== "wrong") {
    yield { type: "problem", file: `fixes/${id}`, message: `does not load: ${run.failure.message}` };
    return;
  }
  if (Math.abs(score - repair.score) > SCORE_TOLERANCE + 1e-9)
    yield inJson(content, at, `"${id}" scores ${score.toFixed(2)}, not ${repair.score}: ${partsOf(run)}`);
  const failing = run.visible.filter((test) => test.failure).map(titleOf);
  // A careless fix may fail the visible tests. It still shows that the hidden tests reject this type of fix.
  const isCareless = Object.values(content.coverage?.careless ?? {}).includes(id);
  if (!isCareless && (role === "wrong" || role === "special-cases") && (run.failure || failing.length > 0))
    yield inJson(content, at, `"${id}" must pass the visible tests, but fails ${failing.join(", ") || "to load"}`);
  if ((role === "wrong" || role === "special-cases") && score >= 1)
    yield inJson(content, at, `"${id}" passes every hidden test: add a hidden test that fails on this fix`);
  if (role === "breaks" && kept >= 1)
    yield inJson(content, at, `"${id}" breaks no kept behaviour: add a test for what this fix breaks`);
  if (role === "right" && score < 1) {
    const first = [...run.defects.flatMap((d) => d.twins), ...run.kept.flatMap((k) => k.tests)].find(
      (test) => test.failure,
    );
    yield inJson(
      content,
      at,
      `"${id}" has the role "right", but scores ${score.toFixed(2)}${first ? `: ${titleOf(first)} ${first.failure!.message}` : ""}`,
    );
  }
}

/**
 * Checks that each work limit is fair: at least one slow fix exceeds it, and two different correct fixes stay within
 * it.
 */
export async function* checkSpeedProofs(content: FixContent, runs: readonly RepairRun[]): AsyncIterable<CheckLine> {
  for (const [i, speed] of (content.exercise.speed ?? []).entries()) {
    const holding = runs.filter((run, r) => content.repairs[r]!.role === "right" && run.speed[i]?.holds);
    const exceeding = runs.filter(
      (run) => run.speed[i] && !run.speed[i].holds && run.speed[i].failure?.kind !== "error",
    );
    if (holding.length < 2)
      yield inJson(
        content,
        ["speed", i],
        `write two different correct fixes that stay within ${SPEED_FACTOR} times the reference's work for "${speed.id}"; the listed fixes contain only ${holding.length}`,
      );
    if (exceeding.length === 0)
      yield inJson(
        content,
        ["speed", i],
        `write a fix that is correct but still slow, such as includes() or a spread inside a loop: no listed fix exceeds the limit of "${speed.id}"`,
      );
  }
}
