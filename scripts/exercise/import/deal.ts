import { MAX_HIDDEN_UNITS } from "~/kinds/fix/constants";
import type { Files, RunResult, Sandbox } from "~/sandbox/contract";
import { CannotImport } from "./cannot";
import { type Spec, specWith, type Unit } from "./spec";

/** How the tests of a practice exercise are dealt: what the learner sees, what is hidden, what is never shown. */
export interface Dealt {
  readonly visible: readonly Unit[];
  readonly defects: readonly {
    readonly title: string;
    readonly open: readonly Unit[];
    readonly twins: readonly Unit[];
  }[];
  /** What holds on the stub already. */
  readonly kept: readonly Unit[];
  /** Why some tests were left out, a line each. */
  readonly notes: readonly string[];
}

/** A test is run where all tests will stand: one folder down. */
const TRIAL = "tests/trial.test.ts";
/** So many of a kind make a visible, a hidden and a sealed one. */
const LEAST = 3;

const heldBy = (run: RunResult) => run.outcome === "completed" && run.tests.every(({ status }) => status === "passed");
const brokenBy = (run: RunResult) =>
  run.outcome !== "completed" || (run.tests.length > 0 && run.tests.every(({ status }) => status === "failed"));

/**
 * Runs each test by itself on the stub and on the example, and deals those that fail on the stub: some to see, some
 * hidden, some sealed. Several ways, the best first: not with each of them is there a repair of every role. Throws
 * `CannotImport` where the example fails a test, or too few are left.
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
      `${failing.length} tests fail on the stub: ${LEAST} are needed: visible, hidden and sealed ones`,
    );
  return WAYS.map((pileOf) => {
    const pile = (units: readonly Unit[], wanted: Pile) => units.filter((_, i) => pileOf(i) === wanted);
    const defects = groups.map(([title, units]) => ({ title, open: pile(units, "open"), twins: pile(units, "twin") }));
    const dealt = new Set(defects.flatMap(({ open, twins }) => [...open, ...twins]));
    const visible = spec.units.filter((unit) => mixed.includes(unit) || (failing.includes(unit) && !dealt.has(unit)));
    return { visible, defects, kept, notes };
  });
}

type Pile = "visible" | "open" | "twin";
const PILES: readonly Pile[] = ["visible", "open", "twin"];

/** Where the test in that place of its group goes: in turn, begun with each pile; or but the first one hidden. */
const WAYS: readonly ((i: number) => Pile)[] = [
  (i) => PILES[i % 3]!,
  (i) => PILES[(i + 1) % 3]!,
  (i) => PILES[(i + 2) % 3]!,
  (i) => (i === 0 ? "visible" : PILES[1 + (i % 2)]!),
];

/** Tests that a hidden file could not have. */
function whyLeftOut({ outcome, tests }: RunResult): string | null {
  if (outcome !== "completed") return null;
  if (tests.every(({ status }) => status === "todo" || status === "skipped")) return "none of it runs";
  if (tests.some(({ status, assertions }) => status === "passed" && assertions === 0)) return "it asserts nothing";
  const isStopped = tests.some(({ failures }) => failures.some(({ kind }) => kind !== "assertion" && kind !== "error"));
  if (isStopped || tests.some(({ units }) => units > MAX_HIDDEN_UNITS)) return "it takes too much work";
  return null;
}

function sayFailed({ title }: Unit, run: RunResult): string {
  const failure = run.tests.find(({ status }) => status === "failed")?.failures[0] ?? run.failure;
  return `“${title}”: ${failure?.message.split("\n")[0] ?? "it did not run"}`;
}

/** By the group round them; groups that are too small to be dealt are put together. */
function groupsOf(units: readonly Unit[]): [title: string, units: Unit[]][] {
  const byTitle = new Map<string, Unit[]>();
  for (const unit of units) {
    const title = unit.within[1] ?? "";
    byTitle.set(title, [...(byTitle.get(title) ?? []), unit]);
  }
  const groups = [...byTitle].filter(([title, of]) => title !== "" && of.length >= LEAST);
  const rest = units.filter((unit) => !groups.some(([, of]) => of.includes(unit)));
  return rest.length >= LEAST ? [...groups, ["what was asked", rest]] : groups;
}
