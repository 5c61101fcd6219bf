import type { Failure, Files, RunResult, Sandbox } from "~/sandbox/contract";
import { isStop } from "../failure-words";
import { isTestFile } from "../test-file";
import { FEW_VERSIONS, KEPT_VERSIONS, MOST_PASSED_KEPT, PROOFS_UNITS } from "./constants";
import type { ReviewContent } from "./content";
import type { ProofBody } from "./mark";
import { answeringOtherwise } from "./otherwise";
import { REFUSALS, type ReportProof } from "./report-schema";
import { failedIn, failsAny, isCompleted, outcomeOf, passes, runOn } from "./run-proof";
import { type Steadiness, steadinessOf } from "./steady";

/**
 * A proof with its results on every version of the code base on which it has to run. Long, because three steps decide
 * whether a test body holds, shows an issue and is steady, and each step runs only the bodies that passed the previous
 * step.
 */
export interface ProofRun extends ReportProof {
  /** The test bodies that count. Empty unless the proof holds. */
  readonly bodies: readonly ProofBody[];
  /**
   * Whether the proof contests the reference: it also fails on the reference, with an assertion about values from the
   * change's own code.
   */
  readonly contests: boolean;
  /**
   * The failure on the reference, for the author's check. Reports never contain it, because it would show the
   * reference's answers.
   */
  readonly onReference?: Failure | null;
}

export type Runnable = Pick<ReviewContent, "ai" | "variants" | "meta" | "key" | "files" | "proofs">;

export function resultOf(run: RunResult): { title: string[]; failure: Failure | null } {
  const failed = isCompleted(run) ? failedIn(run) : undefined;
  return { title: [...(failed?.title ?? [])], failure: failed?.failures[0] ?? run.failure ?? null };
}

/**
 * The result on the AI's code of the test that fails on the reference. Titles and messages from the run on the
 * reference aren't used, because a test can put any value into them.
 */
function sameTestOnAi(onAi: RunResult, onReference: RunResult): ReturnType<typeof resultOf> {
  const failed = isCompleted(onReference) ? failedIn(onReference) : undefined;
  const same = isCompleted(onAi) ? onAi.tests.find(({ id }) => id === failed?.id) : undefined;
  return same ? { title: [...same.title], failure: same.failures[0] ?? null } : resultOf(onAi);
}

interface Body {
  readonly key: string;
  /** Ids of the tests in the body. */
  readonly ids: readonly string[];
}

type Refusal = (typeof REFUSALS)[number];

/**
 * Runs a proof. The proof can hold if it fails on the AI's code and passes on the reference. One of its test bodies can
 * show issue i if the body does the same and either fails on i's one-issue variant or passes on i's all-but-one
 * variant. The body shows the issue if it also fails on every other version that has the issue (`refusalInKey`) and
 * is steady (`refusalOnTrial`). See docs/grading.md, "Review", 2. `onVariant` is called with the result on each
 * version. Throws only errors from the sandbox.
 *
 * The sandbox `unmetered` runs the key's proofs, whose results are cached. Their work doesn't count towards the
 * learner's limit, because otherwise a grade would depend on what was graded before.
 */
export async function runProof(
  content: Runnable,
  source: string,
  sandbox: Sandbox,
  onVariant: (version: string, passes: boolean) => void = () => {},
  unmetered: Sandbox = sandbox,
): Promise<ProofRun> {
  const { ai, variants } = content;
  const on = (files: Files) => runOn(files, source, content, sandbox);
  const [onAi, onReference] = await Promise.all([on(ai), on(variants.reference)]);
  onVariant("the AI's code", !failsAny(onAi));
  onVariant("the reference", !failsAny(onReference));
  const judged = (outcome: ReportProof["outcome"], run: RunResult): ProofRun => ({
    ...resultOf(run),
    outcome,
    shows: [],
    bodies: [],
    contests: false,
    isOnAi: true,
  });
  const ran = onReference.tests.filter((test) => test.status === "passed");
  if (!isCompleted(onAi) && !isCompleted(onReference)) return judged("did-not-load", onAi);
  if (isCompleted(onReference) && ran.length === 0 && !failedIn(onReference))
    return judged("did-not-load", onReference);
  if (!failsAny(onAi)) return judged("passes-on-ai", onAi);
  if (failsAny(onReference)) {
    const failing = failedByAssertion(onReference).filter((id) => failedByAssertion(onAi).includes(id));
    const code = content.files.map(({ path }) => path).filter((path) => ai[path] !== undefined && !isTestFile(path));
    const onOther = failing.length > 0 ? await on(answeringOtherwise(ai, code)) : null;
    const contests = onOther !== null && failing.some((id) => isAboutChange(id, onAi, onOther));
    const seen = sameTestOnAi(onAi, onReference);
    return { ...judged("fails-on-right", onAi), ...seen, contests, onReference: resultOf(onReference).failure };
  }

  const byBody = new Map<string, string[]>();
  for (const { bodyKey, id } of ran) byBody.set(bodyKey, [...(byBody.get(bodyKey) ?? []), id]);
  const failing = [...byBody].map(([key, ids]): Body => ({ key, ids })).filter(({ ids }) => !passes(onAi, ids));
  const asserting = failing.filter(({ ids }) => ran.some(({ id, assertions }) => ids.includes(id) && assertions > 0));
  if (asserting.length === 0) return judged("asserts-nothing", onAi);

  const runs = new Map<string, RunResult>();
  await Promise.all(
    Object.entries({ "one-issue": variants.oneIssue, "all-but-one": variants.allButOne }).flatMap(([name, trees]) =>
      Object.entries(trees).map(async ([issue, files]) => {
        const run = await on(files);
        runs.set(`${issue}/${name}`, run);
        onVariant(`${issue}/${name}`, !failsAny(run));
      }),
    ),
  );
  const canShow = ({ ids }: Body, issue: string) => {
    const [one, rest] = [runs.get(`${issue}/one-issue`), runs.get(`${issue}/all-but-one`)];
    return (one !== undefined && !passes(one, ids)) || (rest !== undefined && passes(rest, ids));
  };
  const issues = Object.keys(variants.oneIssue);
  const shows = new Map(asserting.map((body) => [body, issues.filter((issue) => canShow(body, issue))]));
  const isUnlisted = (body: Body) => shows.get(body)!.length === 0;

  const steady = new Map(asserting.map((body) => [body, [] as (string | null)[]]));
  const refusals = new Set<Refusal>();
  // Checks each issue in the key's order. Then checks the bodies that show no issue in the key.
  for (const issue of [...issues, null]) {
    const looked = asserting.filter((body) => (issue === null ? isUnlisted(body) : shows.get(body)!.includes(issue)));
    if (looked.length === 0) continue;
    const steadiness = await steadinessOf(content, issue, unmetered);
    const isAccepted = (refusal: Refusal | null) => {
      if (refusal) refusals.add(refusal);
      return refusal === null;
    };
    const able = looked.filter((body) => isAccepted(refusalInKey(body, steadiness, onAi, runs)));
    if (able.length === 0) continue;
    if (issue === null && steadiness.kept.length < KEPT_VERSIONS / 2) {
      refusals.add("unchecked");
      continue;
    }
    const trial = await tryOn(steadiness, on);
    for (const body of able) if (isAccepted(refusalOnTrial(body, trial, onAi))) steady.get(body)!.push(issue);
  }
  const bodies = asserting
    .filter((body) => steady.get(body)!.length > 0)
    .map((body) => ({ key: body.key, shows: steady.get(body)!.filter((issue) => issue !== null) }));
  if (bodies.length === 0) {
    const refusal = REFUSALS.find((one) => refusals.has(one));
    return { ...judged("only-differs", onAi), ...(refusal && { refusal }) };
  }
  const shown = issues.filter((issue) => bodies.some((body) => body.shows.includes(issue)));
  return { ...resultOf(onAi), outcome: "holds", shows: shown, bodies, contests: false, isOnAi: true };
}

const failedByAssertion = (run: RunResult): string[] =>
  isCompleted(run) ? run.tests.flatMap(({ id, failures }) => (failures[0]?.kind === "assertion" ? [id] : [])) : [];

/**
 * Whether a test that fails by an assertion gives a different result, without an error, if the change's code behaves
 * differently.
 */
function isAboutChange(id: string, onAi: RunResult, onOther: RunResult): boolean {
  const [before, after] = [outcomeOf(onAi, [id]), outcomeOf(onOther, [id])];
  return after.kind === null || (after.kind === "assertion" && after.message !== before.message);
}

interface Trial {
  readonly kept: readonly RunResult[];
  readonly otherwise: readonly RunResult[];
  readonly right: readonly RunResult[];
  readonly rewritten: { readonly ai: RunResult; readonly reference: RunResult } | null;
}

async function tryOn(
  { kept, otherwise, right, rewritten }: Steadiness,
  on: (files: Files) => Promise<RunResult>,
): Promise<Trial> {
  const all = (trees: readonly Files[]) => Promise.all(trees.map(on));
  const [ofKept, ofOthers, ofRight, forms] = await Promise.all([
    all(kept),
    all(otherwise),
    all(right),
    rewritten && all([rewritten.ai, rewritten.reference]),
  ]);
  return {
    kept: ofKept,
    otherwise: ofOthers,
    right: ofRight,
    rewritten: forms && { ai: forms[0]!, reference: forms[1]! },
  };
}

/**
 * Returns why a test body doesn't show the issue, based on the versions in the key. Null if the body fails, by an
 * assertion or an error, on every version that has the issue. Reaching a limit counts as a failure only if the issue is
 * that the code reaches this limit.
 */
function refusalInKey(
  { ids }: Body,
  { variants, stops }: Steadiness,
  onAi: RunResult,
  runs: ReadonlyMap<string, RunResult>,
): Refusal | null {
  const kinds = isCompleted(onAi)
    ? onAi.tests.flatMap(({ id, failures }) => (ids.includes(id) && failures[0] ? [failures[0].kind] : []))
    : [onAi.failure?.kind ?? "error"];
  if (kinds.some((kind) => isStop(kind) && !stops.includes(kind))) return "stops";
  return variants.some((name) => passes(runs.get(name)!, ids)) ? "not-everywhere" : null;
}

/**
 * Returns why a test body isn't steady; null if it is. A steady body fails on enough versions that keep the issue and
 * its wrong value (`MOST_PASSED_KEPT`), fails on at least one version with another wrong value, passes on at least one
 * changed version of the reference, and gives the same results on rewritten code with the same behaviour. A proof that
 * only asserts "not the AI's value" passes on every other wrong value. A hash of everything fails on every changed
 * version of the reference.
 */
function refusalOnTrial({ ids }: Body, { kept, otherwise, right, rewritten }: Trial, onAi: RunResult): Refusal | null {
  const isPassed = (run: RunResult) => passes(run, ids);
  const messageOf = (run: RunResult) => outcomeOf(run, ids).message;
  // If a change elsewhere makes the test fail with an error instead of an assertion, the run shows nothing about the
  // issue.
  const tellingOf = (runs: readonly RunResult[]) =>
    runs.filter((run) => isPassed(run) || outcomeOf(run, ids).kind === outcomeOf(onAi, ids).kind);
  const tellsValues = tellingOf([...kept, ...otherwise]).some(
    (run) => !isPassed(run) && messageOf(run) !== messageOf(onAi),
  );
  const tellingKept = tellingOf(kept);
  // A test that calls every function in the code breaks on most of these versions.
  const isBroken = tellingKept.length < kept.length / 2;
  const mostKept = isBroken ? 0 : tellsValues ? MOST_PASSED_KEPT.tellsValues : MOST_PASSED_KEPT.oneWay;
  const isOnlyDifferent = otherwise.length >= FEW_VERSIONS && otherwise.every(isPassed);
  const isOnlyTheSame = right.length >= FEW_VERSIONS && !right.some(isPassed);
  const isUnchanged =
    (kept.length === 0 || tellingKept.length > 0) &&
    tellingKept.filter(isPassed).length <= mostKept * tellingKept.length &&
    !isOnlyTheSame &&
    (rewritten === null || (!isPassed(rewritten.ai) && isPassed(rewritten.reference)));
  if (!isUnchanged) return "changes";
  return isOnlyDifferent ? "one-value" : null;
}

/**
 * Runs each source only once, even if several findings share it, and returns the results keyed by source text. The
 * proofs run one after another, because they share a work limit, and so that one review doesn't fill the queue of runs.
 * A proof that has started always finishes (`PROOFS_UNITS`).
 */
export async function runProofs(
  content: Runnable,
  sources: readonly string[],
  sandbox: Sandbox,
): Promise<ReadonlyMap<string, ProofRun>> {
  const different = [...new Set(sources)];
  let left = PROOFS_UNITS;
  const metered: Sandbox = {
    run: async (request) => {
      const result = await sandbox.run(request);
      left -= result.units;
      return result;
    },
    matrix: (request) => sandbox.matrix(request),
    close: () => sandbox.close(),
  };
  const runs = new Map<string, ProofRun>();
  // The sources run in sorted order, so that the grade does not depend on the order of the findings.
  for (const source of [...different].sort())
    runs.set(source, left > 0 ? await runProof(content, source, metered, undefined, sandbox) : NOT_RUN);
  return new Map(different.map((source) => [source, runs.get(source)!]));
}

const NOT_RUN: ProofRun = {
  title: [],
  failure: { kind: "units", message: "not run: the earlier proofs used up the work limit for all proofs" },
  outcome: "did-not-load",
  shows: [],
  bodies: [],
  contests: false,
  isOnAi: true,
};
