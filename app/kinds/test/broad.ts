// Long, because a test is judged by how it fails on parts of mistakes, and all judgements share the same runs.
import type { Files, MatrixResult, RunResult } from "~/sandbox/contract";
import { BROAD_SHARE, FEWEST_FOR_BROAD, MAX_CHANCE_UNITS, MAX_MANY_UNITS, NEARLY_ALL } from "./constants";
import { type CountedDiff, linesWithout, readDiff } from "./counted-diff";
import { AS_IT_IS, type Exchange, exchange, idOf, SHARES, TWO_COPIES } from "./exchanged";
import { type Cut, cut } from "./halves";
import type { Verdict } from "./judge";
import { sameTest } from "./same-test";
import type { Target } from "./score";
import { WorkBudget } from "./work-budget";

/**
 * The number of times that a mistake is cut in two for a test that fails on many mistakes. One cut isn't enough,
 * because a mistake may affect only a few of the test's calls.
 */
const CUTS_OF_A_MISTAKE = 3;
/** The number of mistakes on which a test that fails on many mistakes is observed first. */
const MISTAKES_SEEN_FIRST = 4;
/**
 * The calls are divided into shares, and each version exchanges the answers to one share. A test that passes on more
 * than this number of versions, or fails later on them than on the wrong version itself, is too broad. A test with one
 * call may do so on one version, and a test that compares two calls on two. If a test reaches exactly this number, new
 * shares are drawn and the test runs again.
 */
const MOST_ODD = 2;

type Wrong = Target & { readonly files: Files };

interface Judging {
  readonly verdicts: readonly Verdict[];
  readonly mistakes: readonly Wrong[];
  readonly reference: Files;
  readonly suite: string;
  readonly mutants: readonly WrongVersion[];
  readonly run: (files: Files) => Promise<RunResult>;
  readonly runAlone: (files: Files, test: string) => Promise<RunResult>;
  readonly matrix: (made: Exchange, onlyTests: readonly string[], apart: boolean) => Promise<MatrixResult>;
}

interface WrongVersion {
  readonly id: string;
  readonly files: Files;
}

/** Tests that were examined and are too broad, and tests whose examination reached the work limit. */
interface Examined<T> {
  readonly broad: T;
  readonly unfinished: T;
}

/**
 * Returns the ids of valid tests that count for nothing, because one value in such a test combines many answers. That
 * value shows that something is wrong, but never what is wrong. See docs/decisions/040-suites-that-pin-values.md. Both
 * examinations have a work limit (docs/decisions/084-the-work-of-examinations.md). Tests whose examination isn't
 * finished must not count either: otherwise, a suite could do much work to keep its tests from being examined.
 *
 * The random draws are seeded with the suite's own text, so the same suite always gets the same result.
 */
export async function findBroad(given: Judging): Promise<Examined<ReadonlySet<string>>> {
  const verdicts = given.verdicts.filter(({ verdict }) => verdict === "valid");
  const judging = { ...given, verdicts };
  const both = await Promise.all([failingOnMany(judging), failingByChance(judging)]);
  const idsOf = (of: keyof Examined<unknown>) => new Set(both.flatMap((one) => one[of].map(({ id }) => id)));
  return { broad: idsOf("broad"), unfinished: idsOf("unfinished") };
}

/** Examines tests that fail on many mistakes, in the whole suite and then alone. */
async function failingOnMany(given: Judging): Promise<Examined<Verdict[]>> {
  const budget = new WorkBudget(MAX_MANY_UNITS);
  const judging: Budgeted = {
    ...given,
    budget,
    run: onceEach((files) => budget.charge(given.run(files))),
    runAlone: (files, test) => budget.charge(given.runAlone(files, test)),
  };
  const { broad, unfinished } = await examine(judging);
  const cleared: Verdict[] = [];
  for (const test of broad) if (!budget.isSpent && (await isClearedAlone(judging, test))) cleared.push(test);
  return { broad: broad.filter((test) => !cleared.includes(test)), unfinished };
}

type Budgeted = Judging & { readonly budget: WorkBudget };

function onceEach(run: (files: Files) => Promise<RunResult>): (files: Files) => Promise<RunResult> {
  const runs = new Map<string, Promise<RunResult>>();
  return (files) => {
    const key = JSON.stringify(files);
    return runs.get(key) ?? runs.set(key, run(files)).get(key)!;
  };
}

/** How a test that fails on a mistake behaves on two halves of that mistake. */
type Sight =
  /** The test fails on the half whose calls it tests, with the same message as on the mistake. */
  | "follows"
  /** The test fails on both halves with the same message. */
  | "both"
  /** The test receives values that neither version returns. */
  | "third"
  /** The test fails on at least one half, but on neither half at the same assertion as on the mistake. */
  | "elsewhere"
  /** The test fails on neither half. */
  | "lost";

interface Tried {
  readonly mistake: Wrong;
  readonly made: Cut | null;
  readonly sights: ReadonlyMap<Verdict, Sight>;
}

/** Runs the suite on the two halves of a mistake. `other`: the version that answers the remaining calls. */
async function tryCut(judging: Judging, mistake: Wrong, other: Files, draw: number): Promise<Tried> {
  const tests = judging.verdicts.filter((test) => test.falls[mistake.id]);
  const made = tests.length > 0 ? cut(other, mistake.files, JSON.stringify([judging.suite, mistake.id, draw])) : null;
  if (!made) return { mistake, made, sights: new Map() };
  const results = await Promise.all(made.halves.map((files) => judging.run(files)));
  return { mistake, made, sights: new Map(tests.map((test) => [test, sightOf(test, mistake, results)])) };
}

function sightOf(test: Verdict, { id }: Target, results: readonly RunResult[]): Sight {
  const there = results.map((result) => compare(test, id, result));
  if (there.includes("third") || (there.includes("part") && !isDivided(test, id, results))) return "third";
  const failing = there.filter((one) => one === "same" || one === "part");
  if (failing.length === 0) return there.includes("elsewhere") ? "elsewhere" : "lost";
  return failing.length === 2 && failing.every((one) => one === "same") ? "both" : "follows";
}

/** Compares a test's failure on a half with its failure on the mistake. Null if the test passes on the half. */
function compare(test: Verdict, mistake: string, result: RunResult): "same" | "part" | "third" | "elsewhere" | null {
  const fall = test.falls[mistake]!;
  const there = sameTest(test.seen, result);
  if (there?.status !== "failed") return null;
  if (there.assertions !== fall.assertions) return "elsewhere";
  const [here, whole] = [there.failures[0], fall.failure];
  if (here?.message === whole?.message && here?.diff === whole?.diff) return "same";
  return whole?.diff && here?.diff && isMadeOf(here.diff, whole.diff) ? "part" : "third";
}

/**
 * Whether the received list or object contains both correct and wrong answers: each line that the test received on a
 * half was either expected or also received on the mistake.
 */
function isMadeOf(half: string, mistake: string): boolean {
  const [here, whole] = [readDiff(half), readDiff(mistake)];
  const lengths = [here.expected, whole.received, whole.expected].map(({ length }) => length);
  if (lengths.every((length) => length === here.received.length)) return isMadeByPosition(here, whole);
  // Lists that have different lengths are compared without positions, and a few lines may differ.
  const known = new Set([...linesWithout("-", mistake), ...linesWithout("+", mistake)]);
  const unlike = linesWithout(" -", half);
  return unlike.filter((line) => known.has(line)).length >= SHARE_OF_KNOWN_LINES * unlike.length;
}

function isMadeByPosition(half: CountedDiff, mistake: CountedDiff): boolean {
  const expectedAt = (at: number) => [half, mistake].map(({ expected }) => expected[at]).find((one) => !isNumber(one));
  // The result is undefined for a line that both diffs leave out. On the half and on the mistake, such a line is as
  // expected.
  const lineOf = ({ received }: CountedDiff, at: number) => {
    const line = received[at];
    return isNumber(line) ? expectedAt(line) : line;
  };
  return half.received.every((_, at) => {
    const line = lineOf(half, at);
    return line === undefined || line === lineOf(mistake, at) || line === expectedAt(at);
  });
}

const isNumber = (line: string | number | undefined) => typeof line === "number";

/**
 * Whether the lists that the test received on the two halves of a mistake, taken together, differ from the expected
 * list in the same lines as the list received on the whole mistake. This is true of a list of answers, whatever its
 * length, because each call is answered wrongly on only one of the halves. A few lines may differ. Positions don't
 * matter.
 */
function isDivided(test: Verdict, mistake: string, results: readonly RunResult[]): boolean {
  const { assertions, failure } = test.falls[mistake]!;
  const counts = new Map<string, number>();
  const count = (lines: readonly string[], by: 1 | -1) => {
    for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + by);
  };
  let received = 0;
  for (const there of results.map((result) => sameTest(test.seen, result))) {
    if (there?.status === "passed") continue;
    const diff = there?.assertions === assertions ? there.failures[0]?.diff : undefined;
    if (!diff) return true;
    count(linesWithout(" -", diff), 1);
    count(linesWithout(" +", diff), -1);
    received += linesWithout(" -", diff).length;
  }
  count(linesWithout(" -", failure!.diff!), -1);
  count(linesWithout(" +", failure!.diff!), 1);
  const differing = [...counts.values()].reduce((sum, one) => sum + Math.abs(one), 0);
  return differing <= Math.max(MOST_DIFFERING_LINES, (1 - SHARE_OF_KNOWN_LINES) * received);
}

const SHARE_OF_KNOWN_LINES = 0.8;
const MOST_DIFFERING_LINES = 2;

/**
 * Whether a cut can judge this test: the test fails on `whole` in the same way as on the mistake, and passes on
 * `control` as on the reference.
 */
async function isSound({ run }: Judging, test: Verdict, { made, mistake }: Tried): Promise<boolean> {
  const [whole, control] = await Promise.all([run(made!.whole), run(made!.control)]);
  return compare(test, mistake.id, whole) === "same" && sameTest(test.seen, control)?.status === "passed";
}

/** Returns a set of mistakes such that each test that fails on many mistakes can be observed on four of them. */
function decisive({ verdicts, mistakes }: Judging): readonly Wrong[] {
  const killers = new Map(mistakes.map(({ id }) => [id, verdicts.filter(({ falls }) => falls[id])]));
  const left = new Map(verdicts.map((test) => [test, isOnMany(test, mistakes) ? MISTAKES_SEEN_FIRST : 0]));
  // Mistakes on which most tests fail come first, so that few mistakes are needed.
  const byKillers = [...mistakes].sort((a, b) => killers.get(b.id)!.length - killers.get(a.id)!.length);
  return byKillers.filter(({ id }) => {
    const tests = killers.get(id)!;
    const isTelling = tests.some((test) => left.get(test)! > 0);
    if (isTelling) for (const test of tests) left.set(test, left.get(test)! - 1);
    return isTelling;
  });
}

/** Whether a single assertion in a test fails on many mistakes, or the test as a whole fails on nearly all mistakes. */
function isOnMany({ falls }: Verdict, mistakes: readonly Wrong[]): boolean {
  const places = Object.values(falls).map(({ assertions }) => assertions);
  const most = Math.max(0, ...places.map((place) => places.filter((one) => one === place).length));
  const isMuch = most > BROAD_SHARE * mistakes.length || places.length > NEARLY_ALL * mistakes.length;
  return isMuch && mistakes.length >= FEWEST_FOR_BROAD;
}

/** Finds tests that fail on many mistakes without showing which answer is wrong. */
async function examine(judging: Budgeted): Promise<Examined<Verdict[]>> {
  const { mistakes, reference, budget } = judging;
  const onMany = judging.verdicts.filter((test) => isOnMany(test, mistakes));
  const tryCuts = (mistake: Wrong, verdicts: readonly Verdict[]) =>
    Promise.all(upTo(CUTS_OF_A_MISTAKE).map((at) => tryCut({ ...judging, verdicts }, mistake, reference, at)));
  const seen = (await budget.forEach(decisive(judging), (mistake) => tryCuts(mistake, judging.verdicts)))?.flat();
  if (!seen) return { broad: [], unfinished: onMany };
  const isAstray = (test: Verdict) => (one: Tried) => one.sights.has(test) && one.sights.get(test) !== "follows";
  const verdicts = onMany.filter((test) => seen.some(isAstray(test)));
  if (verdicts.length === 0) return { broad: [], unfinished: [] };
  const tried = await budget.forEach(mistakes, async (mistake) => {
    const draws = await tryCuts(mistake, verdicts);
    const astray = verdicts.map(async (test) => {
      const one = draws.find(isAstray(test));
      return one && (await isSound(judging, test, one)) ? [test] : [];
    });
    return { judged: draws[0]!.sights, astray: new Set((await Promise.all(astray)).flat()) };
  });
  if (!tried) return { broad: [], unfinished: verdicts };
  const broad = verdicts.filter((test) => {
    const judged = tried.filter((one) => one.judged.has(test)).length;
    const astray = tried.filter((one) => one.astray.has(test)).length;
    return astray >= Math.max(2, judged / 3);
  });
  return { broad, unfinished: [] };
}

/**
 * Whether a test that seems too broad in the whole suite isn't too broad when it runs alone. In the whole suite,
 * earlier tests may change a shared counter, and so change which calls this test makes. This check can't clear a test
 * that depends on other tests, or whose examination reaches the work limit.
 */
async function isClearedAlone(judging: Budgeted, test: Verdict): Promise<boolean> {
  const run = onceEach((files) => judging.runAlone(files, test.id));
  const onReference = sameTest(test.seen, await run(judging.reference));
  if (onReference?.status !== "passed") return false;
  const falling = judging.mistakes.filter(({ id }) => test.falls[id]);
  const runs = await judging.budget.forEach(falling, ({ files }) => run(files));
  const there = runs?.map((result) => sameTest(test.seen, result));
  if (!there?.every((one) => one?.status === "failed")) return false;
  const falls = falling.map(({ id }, i) => [id, { assertions: there[i]!.assertions, failure: there[i]!.failures[0] }]);
  const alone = { ...test, falls: Object.fromEntries(falls) };
  const { broad, unfinished } = await examine({ ...judging, run, verdicts: [alone] });
  return broad.length + unfinished.length === 0;
}

/**
 * Finds tests that fail on a wrong version by chance. Such tests pass, or fail at a later assertion, on many of the
 * versions in which a few of the wrong version's answers are exchanged for other answers.
 */
async function failingByChance(given: Judging): Promise<Examined<Verdict[]>> {
  const budget = new WorkBudget(MAX_CHANCE_UNITS);
  const judging: Budgeted = { ...given, budget, matrix: (...asked) => budget.charge(given.matrix(...asked)) };
  const broad: Verdict[] = [];
  const unfinished: Verdict[] = [];
  for (const { version, tests } of coveringAll(judging)) {
    const first = await oddOn(judging, version, tests, 0);
    const unclear = tests.filter((test) => first?.get(test) === MOST_ODD);
    const second = unclear.length > 0 ? await oddOn(judging, version, unclear, 1) : first;
    if (!first || !second) unfinished.push(...(first ? unclear : tests));
    broad.push(...tests.filter((test) => Math.max(first?.get(test) ?? 0, second?.get(test) ?? 0) > MOST_ODD));
  }
  return { broad, unfinished };
}

/**
 * Returns, for each test, the number of shares whose exchanged answers make the test pass or fail later. Omits tests
 * for which this can't be determined. Null if the work limit is reached.
 */
async function oddOn(
  { suite, reference, matrix, budget }: Budgeted,
  { id, files }: WrongVersion,
  tests: readonly Verdict[],
  draw: number,
): Promise<ReadonlyMap<Verdict, number> | null> {
  const shares = upTo(SHARES);
  const made = exchange(reference, files, shares, JSON.stringify([suite, id, draw]));
  if (!made) return new Map();
  const judge = async (some: readonly Verdict[], apart: boolean): Promise<[Verdict, number][] | null> => {
    if (some.length === 0) return [];
    if (budget.isSpent) return null;
    const ids = some.map((test) => test.id);
    const { kills, assertions, stopped } = await matrix(made, ids, apart);
    if (stopped) return null;
    const isOdd = (test: Verdict) => (share: number) => {
      const there = assertions[idOf(share)]?.[test.id];
      return there === undefined || there > assertions[AS_IT_IS]![test.id]!;
    };
    const failing = some.filter((test) => kills[AS_IT_IS]?.[test.id]);
    const judged = failing.filter((test) => !kills[TWO_COPIES]?.[test.id]);
    const odd = judged.map((test): [Verdict, number] => [test, shares.filter(isOdd(test)).length]);
    if (!apart) return odd;
    // A test that passes when it runs alone may depend on state from an earlier test.
    const passing = some.filter((test) => !failing.includes(test));
    const together = await judge(passing, false);
    return together && [...odd, ...together];
  };
  const judged = await judge(tests, true);
  return judged && new Map(judged);
}

interface Cover {
  readonly version: WrongVersion;
  readonly tests: readonly Verdict[];
}

/**
 * Returns a small set of wrong versions such that each test fails on at least one of them. Contains mistakes, and
 * mutants for tests that fail on no mistake.
 */
function coveringAll({ verdicts, mistakes, mutants }: Judging): Cover[] {
  // Versions on which a test reaches the work limit come last, because they take much work, and because later tests
  // don't run on them together with this test.
  const isEndless = ({ id }: WrongVersion) => verdicts.some(({ reasons }) => reasons[id] === "work");
  const versions = [...mistakes, ...mutants];
  const first = cover(
    verdicts,
    mistakes,
    versions.filter((version) => !isEndless(version)),
  );
  const covered = new Set(first.flatMap(({ tests }) => tests));
  const left = verdicts.filter((test) => !covered.has(test));
  return [...first, ...cover(left, mistakes, versions.filter(isEndless))];
}

function cover(tests: readonly Verdict[], mistakes: readonly Wrong[], versions: readonly WrongVersion[]): Cover[] {
  const early = earliest(mistakes, new Set(versions.map(({ id }) => id)));
  const left = new Set(tests);
  const found: Cover[] = [];
  while (left.size > 0) {
    const failing = versions.map(({ id }) => [...left].filter((test) => early(test).has(id)));
    const most = Math.max(0, ...failing.map((some) => some.length));
    const at = failing.findIndex((some) => some.length === most);
    if (most === 0) break;
    for (const test of failing[at]!) left.delete(test);
    found.push({ version: versions[at]!, tests: failing[at]! });
  }
  return found;
}

/**
 * Returns the wrong versions on which a test fails. For a test that fails on many mistakes, these are only the versions
 * on which it fails at its earliest assertion.
 */
function earliest(mistakes: readonly Wrong[], among: ReadonlySet<string>): (test: Verdict) => ReadonlySet<string> {
  const known = new Map<Verdict, ReadonlySet<string>>();
  return (test) => {
    const all = () => {
      const falls = Object.entries(test.falls).filter(([id]) => among.has(id));
      if (falls.length <= BROAD_SHARE * mistakes.length) return tellingOf(test);
      const first = Math.min(...falls.map(([, { assertions }]) => assertions));
      return falls.flatMap(([id, { assertions }]) => (assertions === first ? [id] : []));
    };
    return known.get(test) ?? known.set(test, new Set(all())).get(test)!;
  };
}

/**
 * Returns the wrong versions on which a test fails. Omits those on which it fails with an error, unless there are no
 * others: a version that throws on each call says nothing about how a test combines answers.
 */
function tellingOf({ reasons }: Verdict): readonly string[] {
  const all = Object.keys(reasons);
  const telling = all.filter((id) => reasons[id] !== "error");
  return telling.length > 0 ? telling : all;
}

const upTo = (end: number) => Array.from({ length: end }, (_, i) => i);
