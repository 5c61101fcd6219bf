import type { Files, RunResult } from "~/sandbox/contract";
import { BROAD_SHARE, FEWEST_FOR_BROAD, NEARLY_ALL } from "./constants";
import { type Cut, cut } from "./halves";
import { AI, sameTest, type Verdict } from "./judge";
import type { Target } from "./score";

/** Ways in which a mistake is cut before a test that is lost on each counts as one that fails by accident. */
const DRAWS = 8;
/** Ways in which it is cut for a test that fails on many mistakes: one mistake may differ in few of the test's calls. */
const DRAWS_OF_MUCH = 3;
/** Mistakes on which such a test is looked at first. */
const SEEN_OF_MUCH = 4;
/** Mistakes that are cut so often: more say no more about the same tests. */
const MOST_CUT_OFTEN = 3;
/** Mistakes with which the AI's mistake is mixed. */
const MOST_PARTNERS = 2;

type Wrong = Target & { readonly files: Files };

interface Judging {
  readonly verdicts: readonly Verdict[];
  readonly mistakes: readonly Wrong[];
  readonly reference: Files;
  readonly suite: string;
  readonly run: (files: Files) => Promise<RunResult>;
}

/**
 * Ids of valid tests that count for nothing since one value in them mixes many answers: the value says that something is
 * wrong, never what. docs/decisions/040-suites-that-pin-values.md.
 *
 * The draws are made of the suite's own text, so the same suite is judged alike each time.
 */
export async function findBroad(given: Judging): Promise<ReadonlySet<string>> {
  const runs = new Map<string, Promise<RunResult>>();
  const run = (files: Files) => {
    const key = JSON.stringify(files);
    return runs.get(key) ?? runs.set(key, given.run(files)).get(key)!;
  };
  const judging = { ...given, run, verdicts: given.verdicts.filter(({ verdict }) => verdict === "valid") };
  const tried = await Promise.all(telling(judging).map((mistake) => tryCut(judging, mistake, given.reference, 0)));
  const found = await Promise.all([
    failingOnMuch(judging, tried),
    failingByAccident(judging, tried),
    passingWhereTheAiIsMixed(judging),
  ]);
  return new Set(found.flat());
}

/** What a test that fails on a mistake does on two halves of it. */
type Sight =
  /** It fails where the calls are wrong that it is about, and says there what it says on the mistake. */
  | "follows"
  /** It fails on both halves, each time with the same words. */
  | "both"
  /** It sees values that neither version answers. */
  | "third"
  /** It fails on neither half at the assertion at which it fails on the mistake, but on one of them at another. */
  | "elsewhere"
  /** It fails on neither half. */
  | "lost";

interface Tried {
  readonly mistake: Wrong;
  readonly made: Cut | null;
  readonly sights: ReadonlyMap<Verdict, Sight>;
}

/** `other`: the version that answers the rest of the calls. */
async function tryCut(judging: Judging, mistake: Wrong, other: Files, draw: number): Promise<Tried> {
  const tests = judging.verdicts.filter((test) => test.falls[mistake.id]);
  const made = tests.length > 0 ? cut(other, mistake.files, JSON.stringify([judging.suite, mistake.id, draw])) : null;
  if (!made) return { mistake, made, sights: new Map() };
  const results = await Promise.all(made.halves.map(judging.run));
  return { mistake, made, sights: new Map(tests.map((test) => [test, sightOf(test, mistake, results)])) };
}

function sightOf(test: Verdict, { id }: Target, results: readonly RunResult[]): Sight {
  const there = results.map((result) => compare(test, id, result));
  if (there.includes("third")) return "third";
  const failing = there.filter((one) => one === "same" || one === "part");
  if (failing.length === 0) return there.includes("elsewhere") ? "elsewhere" : "lost";
  return failing.length === 2 && failing.every((one) => one === "same") ? "both" : "follows";
}

/** How a test's failure on a half compares with its failure on the mistake; null if it does not fail on the half. */
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
 * Whether a list or an object of many answers is made of right and wrong ones: each line that is received on a half is
 * received on the mistake or expected.
 */
function isMadeOf(half: string, mistake: string): boolean {
  const [received, expected] = [linesWithout("-", mistake), linesWithout("+", mistake)];
  const lines = linesWithout("-", half);
  const isWhole = ![half, mistake].some((diff) => diff.includes(LEFT_OUT));
  if (isWhole && lines.length === received.length && lines.length === expected.length)
    return lines.every((line, i) => line === received[i] || line === expected[i]);
  // Lists of other lengths, or cut off: without their places, and a few lines may be others.
  const known = new Set([...received, ...expected]);
  const unlike = linesWithout(" -", half);
  return unlike.filter((line) => known.has(line)).length >= SHARE_OF_KNOWN_LINES * unlike.length;
}

const LEFT_OUT = "…";
const SHARE_OF_KNOWN_LINES = 0.8;

const linesWithout = (signs: string, diff: string) =>
  diff.split("\n").flatMap((line) => (signs.includes(line[0] ?? "") ? [] : [line.slice(2).replace(/,$/, "")]));

/** Whether the test does on a cut version that is wrong everywhere, or nowhere, what it does on the real one. */
async function isSound({ run }: Judging, test: Verdict, { made, mistake }: Tried): Promise<boolean> {
  const [whole, control] = await Promise.all([run(made!.whole), run(made!.control)]);
  return compare(test, mistake.id, whole) === "same" && sameTest(test.seen, control)?.status === "passed";
}

/** Mistakes such that each test is seen on one of those on which it fails, and one that fails on many on four. */
function telling({ verdicts, mistakes }: Judging): readonly Wrong[] {
  const killers = new Map(mistakes.map(({ id }) => [id, verdicts.filter(({ falls }) => falls[id])]));
  const left = new Map(verdicts.map((test) => [test, isOnMuch(test, mistakes) ? SEEN_OF_MUCH : 1]));
  // Those on which most tests fail come first, so that few are needed.
  const byKillers = [...mistakes].sort((a, b) => killers.get(b.id)!.length - killers.get(a.id)!.length);
  return byKillers.filter(({ id }) => {
    const tests = killers.get(id)!;
    const isTelling = tests.some((test) => left.get(test)! > 0);
    if (isTelling) for (const test of tests) left.set(test, left.get(test)! - 1);
    return isTelling;
  });
}

/** Whether one assertion fails on many mistakes, or the test on nearly all. */
function isOnMuch({ falls }: Verdict, mistakes: readonly Wrong[]): boolean {
  const places = Object.values(falls).map(({ assertions }) => assertions);
  const most = Math.max(0, ...places.map((place) => places.filter((one) => one === place).length));
  const isMuch = most > BROAD_SHARE * mistakes.length || places.length > NEARLY_ALL * mistakes.length;
  return isMuch && mistakes.length >= FEWEST_FOR_BROAD;
}

/** Tests that fail on many mistakes without saying which answer is wrong. */
async function failingOnMuch(judging: Judging, seen: readonly Tried[]): Promise<string[]> {
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
    return sound.filter(Boolean).length >= least ? [test.id] : [];
  });
  return (await Promise.all(found)).flat();
}

/**
 * Tests that fail on a mistake and on neither half of it, however it is cut. No one answer is wrong enough for them, as
 * where a remainder of a hash is.
 */
async function failingByAccident(judging: Judging, tried: readonly Tried[]): Promise<string[]> {
  const lost = tried.filter((one) => lostIn(one).length > 0);
  lost.sort((a, b) => lostIn(b).length - lostIn(a).length);
  const found = lost.slice(0, MOST_CUT_OFTEN).map((one) => lostOnAll(judging, one, judging.reference));
  return (await Promise.all(found)).flat();
}

/**
 * Tests that fail on the AI's mistake alone, and pass as soon as other calls have other wrong answers: such a test only
 * says that the AI's code is not all of the AI's code.
 */
async function passingWhereTheAiIsMixed(judging: Judging): Promise<string[]> {
  const [ai, ...others] = judging.mistakes;
  const verdicts = judging.verdicts.filter(({ falls }) => falls[AI] && Object.keys(falls).length === 1);
  if (ai?.id !== AI || verdicts.length === 0) return [];
  const mixing = { ...judging, verdicts };
  const found = others
    .slice(0, MOST_PARTNERS)
    .map(async ({ files }) => lostOnAll(mixing, await tryCut(mixing, ai, files, 0), files));
  return (await Promise.all(found)).flat();
}

const upTo = (end: number) => Array.from({ length: end }, (_, i) => i);
const lostIn = ({ sights }: Tried) => [...sights].flatMap(([test, sight]) => (sight === "lost" ? [test] : []));

/** Of the tests that are lost on the first cut those that are lost on all. */
async function lostOnAll(judging: Judging, first: Tried, other: Files): Promise<string[]> {
  const all = [first];
  let lost = lostIn(first);
  for (let draw = 1; draw < DRAWS && lost.length > 0; draw++) {
    const next = await tryCut({ ...judging, verdicts: lost }, first.mistake, other, draw);
    all.push(next);
    lost = lostIn(next);
  }
  const found = lost.map(async (test) => {
    const sound = await Promise.all(all.map((one) => isSound(judging, test, one)));
    return sound.every(Boolean) ? [test.id] : [];
  });
  return (await Promise.all(found)).flat();
}
