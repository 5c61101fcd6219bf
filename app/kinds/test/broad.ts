// Long, because a test is judged by how it fails on parts of mistakes, and all judgements share the same runs.
import type { Files, MatrixResult, RunResult } from "~/sandbox/contract";
import { BROAD_SHARE, FEWEST_FOR_BROAD, NEARLY_ALL } from "./constants";
import { AS_IT_IS, type Exchange, exchange, idOf, SHARES, TWO_COPIES } from "./exchanged";
import { type Cut, cut } from "./halves";
import type { Verdict } from "./judge";
import { sameTest } from "./same-test";
import type { Target } from "./score";

/**
 * The number of times that a mistake is cut in two for a test that fails on many mistakes. One cut isn't enough,
 * because a mistake may affect only a few of the test's calls.
 */
const DRAWS_OF_MUCH = 3;
/** The number of mistakes on which a test that fails on many mistakes is observed first. */
const SEEN_OF_MUCH = 4;
/**
 * The calls are divided into shares, and each version exchanges the answers to one share. This is the maximum number of
 * versions on which a test may pass, or fail later than on the wrong version itself. A test with one call may do so on
 * one version, and a test that compares two calls on two. If a test reaches this number, new shares are drawn and the
 * test runs again.
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

/**
 * Returns the ids of valid tests that count for nothing, because one value in such a test combines many answers. That
 * value shows that something is wrong, but never what is wrong. See docs/decisions/040-suites-that-pin-values.md.
 *
 * The random draws are seeded with the suite's own text, so the same suite always gets the same result.
 */
export async function findBroad(given: Judging): Promise<ReadonlySet<string>> {
  const verdicts = given.verdicts.filter(({ verdict }) => verdict === "valid");
  const judging = { ...given, verdicts, run: onceEach(given.run) };
  const [onMuch, byChance] = await Promise.all([failingOnMuch(judging), failingByChance(judging)]);
  const alone = await Promise.all(onMuch.map(async (test) => ((await isClearedAlone(judging, test)) ? [] : [test])));
  return new Set([...alone.flat(), ...byChance].map(({ id }) => id));
}

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
  if (there.includes("third")) return "third";
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
  const [received, expected] = [linesWithout("-", mistake), linesWithout("+", mistake)];
  const lines = linesWithout("-", half);
  const isWhole = ![half, mistake].some((diff) => diff.includes(LEFT_OUT));
  if (isWhole && lines.length === received.length && lines.length === expected.length)
    return lines.every((line, i) => line === received[i] || line === expected[i]);
  // Lists that have different lengths or are truncated are compared without positions, and a few lines may differ.
  const known = new Set([...received, ...expected]);
  const unlike = linesWithout(" -", half);
  return unlike.filter((line) => known.has(line)).length >= SHARE_OF_KNOWN_LINES * unlike.length;
}

const LEFT_OUT = "…";
const SHARE_OF_KNOWN_LINES = 0.8;

const linesWithout = (signs: string, diff: string) =>
  diff.split("\n").flatMap((line) => (signs.includes(line[0] ?? "") ? [] : [line.slice(2).replace(/,$/, "")]));

/**
 * Whether the test gives the same result on the cut versions `whole` and `control` as on the uncut versions.
 */
async function isSound({ run }: Judging, test: Verdict, { made, mistake }: Tried): Promise<boolean> {
  const [whole, control] = await Promise.all([run(made!.whole), run(made!.control)]);
  return compare(test, mistake.id, whole) === "same" && sameTest(test.seen, control)?.status === "passed";
}

/** Returns a set of mistakes such that each test that fails on many mistakes can be observed on four of them. */
function decisive({ verdicts, mistakes }: Judging): readonly Wrong[] {
  const killers = new Map(mistakes.map(({ id }) => [id, verdicts.filter(({ falls }) => falls[id])]));
  const left = new Map(verdicts.map((test) => [test, isOnMuch(test, mistakes) ? SEEN_OF_MUCH : 0]));
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
function isOnMuch({ falls }: Verdict, mistakes: readonly Wrong[]): boolean {
  const places = Object.values(falls).map(({ assertions }) => assertions);
  const most = Math.max(0, ...places.map((place) => places.filter((one) => one === place).length));
  const isMuch = most > BROAD_SHARE * mistakes.length || places.length > NEARLY_ALL * mistakes.length;
  return isMuch && mistakes.length >= FEWEST_FOR_BROAD;
}

/** Finds tests that fail on many mistakes without showing which answer is wrong. */
async function failingOnMuch(judging: Judging): Promise<Verdict[]> {
  const seen = await Promise.all(decisive(judging).map((mistake) => tryCut(judging, mistake, judging.reference, 0)));
  const { mistakes, reference } = judging;
  const isAstray = (test: Verdict) => (one: Tried) => one.sights.has(test) && one.sights.get(test) !== "follows";
  const verdicts = judging.verdicts.filter((test) => isOnMuch(test, mistakes) && seen.some(isAstray(test)));
  if (verdicts.length === 0) return [];
  const tried = await Promise.all(
    mistakes.map((mistake) =>
      Promise.all(upTo(DRAWS_OF_MUCH).map((draw) => tryCut({ ...judging, verdicts }, mistake, reference, draw))),
    ),
  );
  const found = verdicts.map(async (test) => {
    const judged = tried.filter(([one]) => one!.sights.has(test));
    const astray = judged.flatMap((all) => all.find(isAstray(test)) ?? []);
    const least = Math.max(2, judged.length / 3);
    if (astray.length < least) return [];
    const sound = await Promise.all(astray.map((one) => isSound(judging, test, one)));
    return sound.filter(Boolean).length >= least ? [test] : [];
  });
  return (await Promise.all(found)).flat();
}

/**
 * Whether a test that runs alone makes an assertion about each call's answer. In the whole suite, earlier tests may
 * change a shared counter, and so change which calls this test makes. This check can't clear a test that depends on
 * other tests.
 */
async function isClearedAlone(judging: Judging, test: Verdict): Promise<boolean> {
  const run = onceEach((files) => judging.runAlone(files, test.id));
  const onReference = sameTest(test.seen, await run(judging.reference));
  const falling = judging.mistakes.filter(({ id }) => test.falls[id]);
  const there = await Promise.all(falling.map(async ({ files }) => sameTest(test.seen, await run(files))));
  if (onReference?.status !== "passed" || there.some((one) => one?.status !== "failed")) return false;
  const falls = falling.map(({ id }, i) => [id, { assertions: there[i]!.assertions, failure: there[i]!.failures[0] }]);
  const alone = { ...test, falls: Object.fromEntries(falls) };
  return (await failingOnMuch({ ...judging, run, verdicts: [alone] })).length === 0;
}

/**
 * Finds tests that fail on a wrong version by chance. Such tests pass, or fail at a later assertion, on many of the
 * versions in which a few of the wrong version's answers are exchanged for other answers.
 */
async function failingByChance(judging: Judging): Promise<Verdict[]> {
  const found = await Promise.all(
    coveringAll(judging).map(async ({ version, tests }) => {
      const first = await oddOn(judging, version, tests, 0);
      const unclear = tests.filter((test) => first.get(test) === MOST_ODD);
      const second = unclear.length > 0 ? await oddOn(judging, version, unclear, 1) : first;
      return tests.filter((test) => Math.max(first.get(test) ?? 0, second.get(test) ?? 0) > MOST_ODD);
    }),
  );
  return found.flat();
}

/**
 * Returns, for each test, the number of shares whose exchanged answers make the test pass or fail later. Omits tests
 * for which this can't be determined.
 */
async function oddOn(
  { suite, reference, matrix }: Judging,
  { id, files }: WrongVersion,
  tests: readonly Verdict[],
  draw: number,
): Promise<ReadonlyMap<Verdict, number>> {
  const shares = upTo(SHARES);
  const made = exchange(reference, files, shares, JSON.stringify([suite, id, draw]));
  if (!made) return new Map();
  const judge = async (some: readonly Verdict[], apart: boolean): Promise<[Verdict, number][]> => {
    if (some.length === 0) return [];
    const { kills, assertions } = await matrix(
      made,
      some.map((test) => test.id),
      apart,
    );
    const isOdd = (test: Verdict) => (share: number) => {
      const there = assertions[idOf(share)]?.[test.id];
      return there === undefined || there > assertions[AS_IT_IS]![test.id]!;
    };
    const failing = some.filter((test) => kills[AS_IT_IS]?.[test.id]);
    const judged = failing.filter((test) => !kills[TWO_COPIES]?.[test.id]);
    const odd = judged.map((test): [Verdict, number] => [test, shares.filter(isOdd(test)).length]);
    // A test that passes when it runs alone may depend on state from an earlier test.
    return apart
      ? [
          ...odd,
          ...(await judge(
            some.filter((test) => !failing.includes(test)),
            false,
          )),
        ]
      : odd;
  };
  return new Map(await judge(tests, true));
}

/**
 * Returns a small set of wrong versions such that each test fails on at least one of them. Contains mistakes, and
 * mutants for tests that fail on no mistake.
 */
function coveringAll({ verdicts, mistakes, mutants }: Judging): { version: WrongVersion; tests: Verdict[] }[] {
  // If a test reaches the work limit on a version, later tests do not run on that version.
  const isEnding = ({ id }: WrongVersion) => verdicts.every(({ reasons }) => reasons[id] !== "work");
  const versions = [...mistakes, ...mutants].filter(isEnding);
  const early = earliest(mistakes, new Set(versions.map(({ id }) => id)));
  const left = new Set(verdicts);
  const found: { version: WrongVersion; tests: Verdict[] }[] = [];
  while (left.size > 0) {
    const failing = versions.map(({ id }) => [...left].filter((test) => early(test).has(id)));
    const most = Math.max(0, ...failing.map((tests) => tests.length));
    const at = failing.findIndex((tests) => tests.length === most);
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
      if (falls.length <= BROAD_SHARE * mistakes.length) return Object.keys(test.reasons);
      const first = Math.min(...falls.map(([, { assertions }]) => assertions));
      return falls.flatMap(([id, { assertions }]) => (assertions === first ? [id] : []));
    };
    return known.get(test) ?? known.set(test, new Set(all())).get(test)!;
  };
}

const upTo = (end: number) => Array.from({ length: end }, (_, i) => i);
