import type { MatrixColumn, MatrixGroup, MatrixRow } from "~/ui/charts/matrix";
import { countOf } from "../count-words";
import { sayFailure } from "../failure-words";
import { MAX_JUDGED_UNITS, MAX_TRIED_UNITS } from "./constants";
import { sayUnits } from "./heavy";
import type { StoppedIn, TestDetail } from "./report-schema";

/**
 * Turns a suite's report into rows and text for display. Pure. Long: the text for each state that a test can have.
 */

type Test = TestDetail["tests"][number];
type Mutant = TestDetail["mutants"][number];
type Mistake = TestDetail["mistakes"][number];

/**
 * The maximum number of columns, because no one reads a wider table. For all other tests, the kills are shown next to
 * the tests themselves.
 */
const MOST_COLUMNS = 40;
/** The maximum length of code that is shown as code. Longer code is described in words. */
const MOST_CODE = 64;

const KILL_WORDS = {
  assertion: "kills",
  error: "kills with an error",
  work: "kills by reaching a limit",
} as const;
const VOID_WORDS = {
  valid: null,
  invalid: "invalid",
  empty: "empty",
  skipped: "skipped",
  broad: "too broad",
  unexamined: "not examined",
  heavy: "too much work",
  waiting: "not shown yet",
} as const;

/** A wrong version, with the tests that fail on it. */
export type Version = Pick<Mutant, "killedBy" | "outvotedBy">;
export const isKilled = ({ killedBy }: Version) => Object.keys(killedBy).length > 0;
/** Whether tests fail on the version, but at least as many invalid tests pass on it. */
export const isOutvoted = ({ outvotedBy }: Version) => Object.keys(outvotedBy).length > 0;
export const OUTVOTED =
  "A test fails on this version, as it should. But at least as many invalid tests pass on it, so that doesn’t count. Correct the invalid tests first";
export const titleOf = (test: Test) => test.title.at(-1) || "(no title)";

/** Returns the id of the page element that shows a test's result. */
export const anchorOf = (test: Test) => (test.line ? `l${test.line}` : "unplaced");

/** Describes a mistake. Labels the AI's own mistake, which learners have to catch. */
export const sayMistake = ({ isAi, says }: Mistake) => (isAi ? `The AI’s code: ${says}` : says);

/** Returns the change as code if the code is short and not withheld, otherwise in words. */
export function sayChange({ original, replacement, says, line }: Omit<Mutant, "killedBy" | "outvotedBy" | "witness">) {
  const change = `${original} → ${replacement || "(nothing)"}`;
  const isCode = original !== "" && change.length <= MOST_CODE && !change.includes("\n");
  return { text: isCode ? change : `${says}, line ${line}`, isCode };
}

/** The reference's id in a report. */
const REFERENCE = "reference";

type Rejects = NonNullable<Test["rejects"]>;

/** Returns what is wrong with an invalid test. Earlier reports don't say whether a test crashed on the reference. */
export const howOf = ({ how, version }: Rejects) => how ?? (version === REFERENCE ? "contradicts" : "left-open");

/** Short headings that say what is wrong with an invalid test. */
export const REFUSED = {
  crashed: "Crashed",
  contradicts: "Contradicts the specification",
  "left-open": "Requires unspecified behaviour",
  work: "Limit reached",
} as const;

/** Says how a limit stopped a test on a correct version. */
const STOPPED: Readonly<Record<StoppedIn, string>> = {
  test: "on a correct version, this test or one of its hooks reaches a limit: it never ends, tries too many inputs, waits for something that never happens, recurses too deeply or uses too much memory",
  loading: "on a correct version, the suite reaches a limit while it loads, so this test did not run there",
  output: "on a correct version, the suite prints more than 64 kB, so this run of its tests was stopped",
  spent:
    "this test did not run on a correct version, because the tests before it had used up the work of all tests together",
  stops: "this test did not run on a correct version, because too many tests before it had been stopped",
};

/** Says why a test is invalid, and describes its result on the code that the learner has. */
export function sayRejects(rejects: Rejects): string {
  const { version, says, seen, stoppedIn } = rejects;
  const here = seen ? ` On the AI’s code, the test fails: ${sayFailure(seen)}` : "";
  const passes = seen === null ? " It passes on the AI’s code." : "";
  const which =
    version === REFERENCE
      ? "our reference fails this test"
      : `a correct version that differs in this way fails this test: ${says.replace(/\.$/, "")}`;
  switch (howOf(rejects)) {
    case "crashed":
      return `the suite itself throws an error, so this test checks nothing: ${seen ? sayFailure(seen) : ""}`;
    case "contradicts":
      return `every correct version fails this test.${here}${passes && `${passes} Check its expectation against the specification: the AI may be wrong here.`}`;
    case "left-open":
      return `this test expects something that the specification does not say: ${which}.${here}${passes}`;
    case "work":
      return `${stoppedIn ? STOPPED[stoppedIn] : "this test can’t finish on a correct version, because a limit is reached there"}.${here}${passes}`;
  }
}

/** Why a test that isn't invalid counts for nothing, or why its result isn't shown. */
const UNCOUNTED = {
  empty: "no assertion ran, so nothing can make it fail",
  broad:
    "passes on every correct version, but one assertion in this test combines many answers into one value, so a failure doesn’t say which answer is wrong. The test counts once this assertion is split: use one expect, or one row of a table, for each answer",
  unexamined:
    "we couldn’t check within the work limit whether this test shows which answer is wrong, so it doesn’t count. Make it smaller: use fewer calls, or one assertion for each answer",
  heavy: `left out, because the suite exceeds the work limit of ${sayUnits(MAX_JUDGED_UNITS)}. The heaviest tests are left out first. Use fewer or smaller inputs`,
  waiting: "its result is shown once the invalid tests before it are corrected",
} as const;

type Uncounted = Test & { readonly status: keyof typeof UNCOUNTED };

export const isUncounted = (test: Test): test is Uncounted => test.status in UNCOUNTED;

/** Whether a test ran on the correct versions. Nothing is known about tests that did not run on them. */
export const isJudged = ({ status }: Pick<Test, "status">) => !["skipped", "heavy", "waiting"].includes(status);

export function sayUncounted({ status, units }: Pick<Uncounted, "status" | "units">): string {
  // A test that fails early on the AI's code does little work there, so a small number would be misleading.
  const work = status === "heavy" && units > MAX_JUDGED_UNITS / 10 ? `; this test uses ${sayUnits(units)}` : "";
  return `${UNCOUNTED[status]}${work}`;
}

/** Says which tests did not run on mutants, with their work and the limit. Null if all tests ran. */
export function sayUntried({ tests, untried }: TestDetail): string | null {
  if (untried.length === 0) return null;
  const named = untried.slice(0, MOST_UNTRIED).map(({ id, units }) => {
    const test = tests.find((one) => one.id === id);
    return `“${test ? titleOf(test) : id}”${units === null ? "" : ` (${sayUnits(units)})`}`;
  });
  const more = untried.length - named.length;
  const names = more > 0 ? `${named.join(", ")} and ${countOf(more, "more", "more")}` : named.join(", ");
  return `${names} did not run on mutants. The tests in a suite may use ${sayUnits(MAX_TRIED_UNITS)} of work on each mutant, and 5 billion units on all mutants together. The same test uses more work on mutants than in a normal run. The heaviest tests are left out first. ${untried.length === 1 ? "This test’s" : "These tests’"} results on the mistakes still count.`;
}

const MOST_UNTRIED = 5;

/** Returns the table's rows: mistakes first, then the mutants that count. */
export function groupsOf({ mistakes, mutants }: TestDetail): MatrixGroup[] {
  const row = (version: Mistake | Mutant, head: string, isCode: boolean): MatrixRow => {
    const tests = Object.entries({ ...version.killedBy, ...version.outvotedBy });
    return {
      id: version.id,
      head,
      isCode,
      isKilled: isKilled(version),
      isOutvoted: isOutvoted(version),
      kills: Object.fromEntries(tests.map(([test, reason]) => [test, KILL_WORDS[reason]])),
    };
  };
  return [
    { title: "Mistakes an AI would make", rows: mistakes.map((m) => row(m, sayMistake(m), false)) },
    {
      title: "Mutants: small automatic changes to the correct version",
      rows: mutants.map((m) => {
        const { text, isCode } = sayChange(m);
        return row(m, text, isCode);
      }),
    },
  ].filter(({ rows }) => rows.length > 0);
}

/**
 * Returns the table's columns in source order. If there are more than `most` tests, first keeps tests that kill a
 * version that no kept test kills, then the earliest tests. So, as far as `most` allows, the row of each killed version
 * has a tick.
 */
export function columnsOf(detail: TestDetail, most = MOST_COLUMNS): { columns: MatrixColumn[]; hidden: number } {
  const shown = shownTests(detail, most);
  const columns = shown.map((test) => ({
    id: test.id,
    label: titleOf(test),
    to: `#${anchorOf(test)}`,
    void: VOID_WORDS[test.status],
    total: String(test.kills),
  }));
  return { columns, hidden: detail.tests.length - columns.length };
}

function shownTests({ tests, mistakes, mutants }: TestDetail, most: number): Test[] {
  if (tests.length <= most) return tests;
  const open = new Set([...mistakes, ...mutants].filter(isKilled));
  const chosen = new Set<Test>();
  while (open.size > 0 && chosen.size < most) {
    const covers = (test: Test) => [...open].filter(({ killedBy }) => test.id in killedBy).length;
    const left = tests.filter((test) => !chosen.has(test));
    const best = left.reduce((a, b) => (covers(b) > covers(a) ? b : a));
    chosen.add(best);
    for (const version of open) if (best.id in version.killedBy) open.delete(version);
  }
  for (const test of tests) if (chosen.size < most) chosen.add(test);
  return tests.filter((test) => chosen.has(test));
}

/**
 * Groups results by the line of the suite below which they are shown. `unplaced`: tests whose title isn't quoted in
 * full on any line.
 */
export function resultsByLine({ tests }: TestDetail): {
  lines: ReadonlyMap<number, readonly Test[]>;
  unplaced: Test[];
} {
  const lines = new Map<number, Test[]>();
  const unplaced: Test[] = [];
  for (const test of tests) {
    if (test.line === null) unplaced.push(test);
    else lines.set(test.line, [...(lines.get(test.line) ?? []), test]);
  }
  return { lines, unplaced };
}

/** Returns how many wrong versions these tests kill together, whether or not other tests outvote them. */
export function killsOf({ mistakes, mutants }: TestDetail, tests: readonly Test[]): number {
  return [...mistakes, ...mutants].filter(({ killedBy, outvotedBy }) =>
    tests.some(({ id }) => id in killedBy || id in outvotedBy),
  ).length;
}
