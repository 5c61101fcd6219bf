/** Checks that running a hostile input has the outcome that its entry specifies. */
import type { RunResult } from "~/sandbox/contract";
import type { Engine } from "~/sandbox/engine/engine";
import { runRequest } from "~/sandbox/engine/run-request";
import { runMatrix } from "~/sandbox/mutants/matrix";
import { type HostileEntry, requestFor } from "./entry";

export const statuses = (result: RunResult) => [result.outcome, ...result.tests.map((each) => each.status)];
export const failures = (result: RunResult) => [
  ...(result.failure ? [result.failure] : []),
  ...result.tests.flatMap((each) => each.failures),
];
const nonePasses = (result: RunResult) =>
  result.outcome !== "completed" || (result.tests.length > 0 && result.tests.every((each) => each.status === "failed"));

/** Both mutants behave like the source; the second runs while the file loads. */
const MUTATED = `const zero = stryMutAct_9fa48("1") ? 1 - 1 : (stryCov_9fa48("1"), 0);
export function work(a: any, each: any = (x: any) => x): any { if (stryMutAct_9fa48("0")) { const one = 2 - 1; return one + each(a) + zero } else { stryCov_9fa48("0"); return each(a) + 1 + zero } }`;
const PLACE = { line: 1, column: 1, endLine: 1, endColumn: 1, operator: "", original: "", replacement: "" };

/** Whether the suite passes and none of its tests fails on a mutant that behaves exactly like the source. */
function survives(target: Engine, entry: HostileEntry): { holds: boolean; result: RunResult } {
  const { files, ...request } = requestFor(entry, "");
  const mutants = ["0", "1"].map((key) => ({ ...PLACE, id: `m${key}`, key, file: "src/work.ts" }));
  const mutated = { files: { "src/work.ts": MUTATED }, mutants };
  const { baseline, kills } = target.withProvided(() => runMatrix(target, { ...request, files, mutated }));
  const passes = baseline.outcome === "completed" && baseline.tests.some((each) => each.status === "passed");
  return { holds: passes && JSON.stringify(kills) === JSON.stringify({ m0: {}, m1: {} }), result: baseline };
}

/** Runs an entry on this engine, and returns whether its outcome is the specified one. */
export function holds(target: Engine, entry: HostileEntry): { holds: boolean; result: RunResult } {
  const run = (work?: string) =>
    target.withProvided(() => runRequest(target, { ...requestFor(entry, work), spacious: work !== undefined }));
  const result = run();
  const { must } = entry;
  if (must === "fail") return { holds: nonePasses(result), result };
  if (must === "pass")
    return { holds: result.outcome === "completed" && result.tests.every((each) => each.status === "passed"), result };
  if (must === "survives") return survives(target, entry);
  if (must === "contained") {
    const walls = ["depth", "memory"];
    return {
      holds: result.outcome === "completed" && failures(result).every((each) => walls.includes(each.kind)),
      result,
    };
  }
  if ("stop" in must)
    return { holds: nonePasses(result) && failures(result).some((each) => each.kind === must.stop), result };
  if ("refused" in must)
    return { holds: nonePasses(result) && failures(result).some((each) => must.refused.test(each.message)), result };
  const other = run(must.same);
  const seen = (one: RunResult) => JSON.stringify([statuses(one), one.log]);
  return { holds: seen(result) === seen(other), result };
}
