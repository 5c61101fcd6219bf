import { MAX_HIDDEN_UNITS } from "~/kinds/fix/constants";
import type { Files, RunResult, Sandbox } from "~/sandbox/contract";
import { CannotImport } from "./cannot";
import { type Spec, specWith, type Unit } from "./spec";

/** One way to divide a practice exercise's tests: some are visible, some hidden, and some never shown (sealed). */
export interface Dealt {
  readonly visible: readonly Unit[];
  readonly defects: readonly {
    readonly title: string;
    readonly open: readonly Unit[];
    readonly twins: readonly Unit[];
  }[];
  /** Tests that already pass on the stub. */
  readonly kept: readonly Unit[];
  /** The reasons why some tests were left out, one line each. */
  readonly notes: readonly string[];
}

/**
 * The path at which each test is tried out. Like the tests of the finished exercise, it is in a folder directly below
 * the root.
 */
const TRIAL = "tests/trial.test.ts";
/** The minimum number of tests in a group: one visible, one hidden and one sealed. */
const LEAST = 3;
/** The minimum number of tests in total: one hidden and one sealed. */
const LEAST_IN_ALL = 2;

const heldBy = (run: RunResult) => run.outcome === "completed" && run.tests.every(({ status }) => status === "passed");
const brokenBy = (run: RunResult) =>
  run.outcome !== "completed" || (run.tests.length > 0 && run.tests.every(({ status }) => status === "failed"));

/**
 * Runs each test by itself on the stub and on the example, and divides the tests that fail on the stub into visible,
 * hidden and sealed tests. Returns several divisions, best first, because not every division allows a fix for each
 * role. Throws `CannotImport` if the example fails a test, or if too few tests are left.
 */
export async function dealTests(spec: Spec, stub: Files, example: Files, sandbox: Sandbox): Promise<Dealt[]> {
  const failing: Unit[] = [];
  const kept: Unit[] = [];
  const mixed: Unit[] = [];
  const notes: string[] = [];
  for (const unit of spec.units) {
    const source = specWith(spec, [unit]);
    const on = (files: Files) => sandbox.run({ files: { ...files, [TRIAL]: source }, tests: [TRIAL] });
    const [onExample, onStub] = await Promise.all([on(example), on(stub)]);
    const leftOut = whyLeftOut(onExample);
    if (leftOut) notes.push(`left out “${unit.title}”: ${leftOut}`);
    else if (!heldBy(onExample)) throw new CannotImport(`the example fails its own test ${sayFailed(unit, onExample)}`);
    else if (heldBy(onStub)) kept.push(unit);
    else (brokenBy(onStub) ? failing : mixed).push(unit);
  }
  const groups = groupsOf(failing);
  if (groups.length === 0)
    throw new CannotImport(
      `${failing.length} tests fail on the stub: ${LEAST_IN_ALL} are needed, a hidden and a sealed one`,
    );
  const divisions = failing.length < LEAST ? [hiddenAlone] : DIVISIONS;
  return divisions.map((pileOf) => {
    const pile = (units: readonly Unit[], wanted: Pile) => units.filter((_, i) => pileOf(i) === wanted);
    const defects = groups.map(([title, units]) => ({ title, open: pile(units, "open"), twins: pile(units, "twin") }));
    const dealt = new Set(defects.flatMap(({ open, twins }) => [...open, ...twins]));
    const visible = spec.units.filter((unit) => mixed.includes(unit) || (failing.includes(unit) && !dealt.has(unit)));
    return { visible, defects, kept, notes };
  });
}

type Pile = "visible" | "open" | "twin";
const PILES: readonly Pile[] = ["visible", "open", "twin"];

/**
 * Ways to assign a group's tests to the piles, by index. The first three ways cycle through the piles, each starting
 * with a different pile. The last way makes the first test visible, and the remaining tests alternately sealed and
 * hidden.
 */
const DIVISIONS: readonly ((i: number) => Pile)[] = [
  (i) => PILES[i % 3]!,
  (i) => PILES[(i + 1) % 3]!,
  (i) => PILES[(i + 2) % 3]!,
  (i) => (i === 0 ? "visible" : PILES[1 + (i % 2)]!),
];

/** If there are only two tests, one is hidden and one is sealed, so none is visible. */
const hiddenAlone = (i: number): Pile => PILES[1 + (i % 2)]!;

/** The reason why a test can't be in a hidden file; null if it can. */
function whyLeftOut({ outcome, tests }: RunResult): string | null {
  if (outcome !== "completed") return null;
  if (tests.every(({ status }) => status === "todo" || status === "skipped")) return "no test runs";
  if (tests.some(({ status, assertions }) => status === "passed" && assertions === 0)) return "it asserts nothing";
  const isStopped = tests.some(({ failures }) => failures.some(({ kind }) => kind !== "assertion" && kind !== "error"));
  if (isStopped || tests.some(({ units }) => units > MAX_HIDDEN_UNITS)) return "it takes too much work";
  return null;
}

function sayFailed({ title }: Unit, run: RunResult): string {
  const failure = run.tests.find(({ status }) => status === "failed")?.failures[0] ?? run.failure;
  return `“${title}”: ${failure?.message.split("\n")[0] ?? "it did not run"}`;
}

/** Groups tests by their `describe` block. Merges groups that are too small to be divided. */
function groupsOf(units: readonly Unit[]): [title: string, units: Unit[]][] {
  const byTitle = new Map<string, Unit[]>();
  for (const unit of units) {
    const title = unit.within[1] ?? "";
    byTitle.set(title, [...(byTitle.get(title) ?? []), unit]);
  }
  const groups = [...byTitle].filter(([title, of]) => title !== "" && of.length >= LEAST);
  const rest = units.filter((unit) => !groups.some(([, of]) => of.includes(unit)));
  const least = groups.length === 0 ? LEAST_IN_ALL : LEAST;
  return rest.length >= least ? [...groups, ["the task", rest]] : groups;
}
