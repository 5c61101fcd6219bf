import { ENGINE_VERSION, type Files, type Mutant, type Sandbox } from "~/sandbox/contract";
import { readSource } from "~/sandbox/processes/read-source.server";
import type { GradeInput } from "../kind";
import { diffOf, withMutant } from "../mutant-text";
import { type Place, placeFinder } from "../syntax";
import { MOST_INVALID_LISTED, MOST_WITNESS_INPUTS, SUITE_PATH, WITNESS_INPUTS } from "./constants";
import type { TestContent } from "./content";
import { hintAt, type Sayable, sayableOf } from "./hint-words";
import { AI, REFERENCE } from "./judge";
import { endsIn, findStop, observe } from "./observe";
import { sayMutant } from "./operator-words";
import { LATER_TESTS, type TestDetail, type TestReport, type Witness } from "./report-schema";
import { isPassed } from "./rules";
import { runSuite, type SuiteRun } from "./run-suite";
import { countedTests, invalidShares, redundantTests } from "./score";
import { sayUnnoticed } from "./survivor-words";
import type { TestWork } from "./work";

/** Grades a suite, and puts its results on every version into a report. */
export async function gradeTest(
  { content, work }: GradeInput<TestContent, TestWork>,
  sandbox: Sandbox,
): Promise<TestReport> {
  const run = await runSuite(content, work.suite, sandbox);
  const detail = await describeRun(content, work.suite, run, sandbox);
  // The score is rounded to hundredths, as on pages. So a score shown as 70% passes, and every score that passes is
  // shown as at least 70%.
  const score = Math.round(run.score.score * 100) / 100;
  const ai = detail.mistakes.find((mistake) => mistake.isAi);
  const aiCaught = !ai || Object.keys(ai.killedBy).length > 0;
  const status = run.failure ? "errored" : isPassed({ score, aiCaught }) ? "passed" : "failed";
  return { version: 1, kind: "test", status, score, engine: ENGINE_VERSION, detail };
}

async function describeRun(content: TestContent, suite: string, run: SuiteRun, sandbox: Sandbox): Promise<TestDetail> {
  const { verdicts, mistakes, score } = run;
  const counted = countedTests(verdicts);
  const tests = await describeTests(suite, run);
  const waiting = new Set(tests.filter(({ status }) => status === "waiting").map(({ id }) => id));
  const killedBy = (id: string) =>
    Object.fromEntries(
      counted.flatMap((test) =>
        test.reasons[id] ? [[waiting.has(test.id) ? LATER_TESTS : test.id, test.reasons[id]] as const] : [],
      ),
    );
  /** Returns the tests that fail on a version, as its killers or, if invalid tests outvote them, as outvoted tests. */
  const votesOn = (id: string) =>
    score.killed.has(id) ? { killedBy: killedBy(id), outvotedBy: {} } : { killedBy: {}, outvotedBy: killedBy(id) };
  const mutants = run.mutants.counted.map(async (mutant) => {
    const votes = votesOn(mutant.id);
    const survives = !run.failure && [votes.killedBy, votes.outvotedBy].every((by) => Object.keys(by).length === 0);
    const witness = survives ? await witnessOf(content, mutant, sandbox) : null;
    return {
      ...describeMutant(content, mutant),
      hint: "",
      told: [],
      ...(survives && survivorWords(content, mutant)),
      ...votes,
      witness,
    };
  });
  const { useful, invalid, validity } = score;
  return {
    suitePath: SUITE_PATH,
    failure: run.failure,
    tests,
    ...(run.tests > tests.length && { ofTests: run.tests }),
    mistakes: mistakes.map(({ id, weight, says, differs }) => ({
      id,
      isAi: id === AI,
      weight,
      says,
      differs,
      ...votesOn(id),
    })),
    mutants: await Promise.all(mutants),
    untried: verdicts
      .filter(({ id }) => run.untried.has(id) && !waiting.has(id))
      .map(({ id, seen }) => ({ id, units: seen.status === "passed" ? seen.units : null })),
    allowed: run.mutants.allowed.map((mutant) => ({ ...describeMutant(content, mutant), because: mutant.because })),
    right: [{ id: REFERENCE, says: RIGHT }, ...run.right.map(({ id, says }) => ({ id, says }))],
    parts: { useful, invalid, validity, mistakes: score.mistakes, mutants: score.mutants },
    idle: counted.filter(({ id, kills }) => kills.length === 0 && !waiting.has(id)).map(({ id }) => id),
    redundant: redundantTests(verdicts).filter((id) => !waiting.has(id)),
    teaching: content.teaching,
    classes: content.exercise.classes,
    skills: content.exercise.skills,
  };
}

const RIGHT = "a correct version";

function describeMutant({ reference }: TestContent, mutant: Mutant) {
  const { id, file, operator, line, original, replacement } = mutant;
  return { id, file, operator, line, original, replacement, says: sayMutant(mutant), ...diffOf(reference, mutant) };
}

type Placing = { readonly sayable: Sayable; readonly placeOf: (mutant: Mutant) => Place | null };
const placings = new WeakMap<TestContent, Placing>();

/** Describes what no test checks, in the words that learners see before and after they ask for details. */
function survivorWords(content: TestContent, mutant: Mutant) {
  const placing = placings.get(content) ?? placingOf(content);
  placings.set(content, placing);
  const place = placing.placeOf(mutant);
  return { hint: hintAt(mutant, place, placing.sayable), told: sayUnnoticed(mutant, place) };
}

function placingOf({ exercise, reference, spec, shared, ai }: TestContent): Placing {
  const finders = new Map(exercise.subject.map((file) => [file, placeFinder(reference[file]!)]));
  const sayable = sayableOf(reference, [spec, ...Object.values(shared), ...Object.values(ai)]);
  return { sayable, placeOf: (mutant) => finders.get(mutant.file)!(mutant) };
}

/**
 * Describes the result of each test. Learners need to know which tests are invalid, but this also reveals answers from
 * the correct versions. For example, 64 tests that each check one bit would reveal 64 bits. So the report lists the
 * first few invalid tests, and doesn't report on later tests until these are fixed. The same applies to tests that were
 * left out because of their work on the reference (heavy.ts).
 */
async function describeTests(suite: string, { verdicts, right, untried }: SuiteRun): Promise<TestDetail["tests"]> {
  const titles = verdicts.map(({ seen }) => seen.title.at(-1) ?? "");
  // If line numbers are missing, the report only lacks the links to these lines.
  const lines = await readSource("test-lines", { suite, titles }).catch(() => []);
  const groups = [...new Set(verdicts.map((verdict) => verdict.group))];
  const shares = invalidShares(verdicts);
  const telling = verdicts.filter(
    ({ id, verdict, seen }) => verdict === "invalid" || (untried.has(id) && seen.status === "failed"),
  );
  const last = verdicts.findIndex((verdict) => verdict === telling[MOST_INVALID_LISTED - 1]);
  const saysOf = (version: string) => right.find((v) => v.id === version)?.says ?? RIGHT;
  return verdicts.map(({ id, group, verdict, rejects, seen, kills }, i) => {
    const isWaiting = telling.length > MOST_INVALID_LISTED && i > last;
    const isSpoilt = verdict === "valid" && shares.get(group) === 1;
    const culprit =
      isSpoilt && !isWaiting ? verdicts.find((v) => v.group === group && v.verdict === "invalid") : undefined;
    return {
      id,
      title: [...seen.title],
      line: lines[i] ?? null,
      group: groups.indexOf(group),
      status: isWaiting ? "waiting" : isSpoilt ? "invalid" : verdict,
      rejects:
        rejects && !isWaiting
          ? {
              version: rejects.version,
              how: rejects.how,
              ...(rejects.stoppedIn && { stoppedIn: rejects.stoppedIn }),
              says: saysOf(rejects.version),
              seen: seen.failures[0] ?? null,
            }
          : null,
      invalidWith: culprit?.id ?? null,
      assertions: seen.assertions,
      units: seen.units,
      kills: verdict === "valid" && !isSpoilt && !isWaiting ? kills.length : 0,
    };
  });
}

const witnesses = new WeakMap<TestContent, Map<string, Promise<Witness | null>>>();

/** Returns an input on which a mutant differs from the reference. The search runs only once per exercise and mutant. */
function witnessOf(content: TestContent, mutant: Mutant, sandbox: Sandbox): Promise<Witness | null> {
  const known = witnesses.get(content) ?? new Map<string, Promise<Witness | null>>();
  witnesses.set(content, known);
  const kept = known.get(mutant.id);
  if (kept) return kept;
  const found = findWitness(content, withMutant(content.reference, mutant), sandbox);
  // If Onramp itself failed, the next call searches again.
  found.catch(() => known.delete(mutant.id));
  known.set(mutant.id, found);
  return found;
}

/**
 * Searches a few inputs first, because nearly all mutants differ on one of these, and each batch that never returns is
 * expensive.
 */
async function findWitness(content: TestContent, variant: Files, sandbox: Sandbox): Promise<Witness | null> {
  const few = await observe(content, variant, WITNESS_INPUTS, sandbox);
  if (few.witness) return few.witness;
  if (few.stopped !== null) return findStop(content, variant, sandbox);
  const ends = endsIn(content.reference);
  return (await observe(content, variant, MOST_WITNESS_INPUTS, sandbox, ends)).witness;
}
