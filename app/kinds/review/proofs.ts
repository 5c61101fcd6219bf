import type { Failure, Files, RunResult, Sandbox, TestResult } from "~/sandbox/contract";
import { PROOF_UNITS, PROOFS_UNITS } from "./constants";
import { PROOF_PATH, type ReviewContent } from "./content";
import type { ProofBody } from "./mark";
import type { ReportProof } from "./report-schema";

/** A proof, run on every version of the code base that it needs. */
export interface ProofRun extends ReportProof {
  /** What counts of it; empty unless it holds. */
  readonly bodies: readonly ProofBody[];
}

type Runnable = Pick<ReviewContent, "ai" | "variants" | "meta">;

/** One test file at the root of a version of the code base. */
function runOn(files: Files, source: string, { meta }: Pick<Runnable, "meta">, sandbox: Sandbox): Promise<RunResult> {
  return sandbox.run({
    files: { ...files, [PROOF_PATH]: source },
    tests: [PROOF_PATH],
    unitsInAll: Math.max(PROOF_UNITS, meta.unitsPerTest ?? 0),
    ...(meta.unitsPerTest === undefined ? {} : { unitsPerTest: meta.unitsPerTest }),
  });
}

/** A version on which the file does not load, or a wall is met outside any test, fails every test of it. */
const isCompleted = (run: RunResult) => run.outcome === "completed";
const failedIn = (run: RunResult): TestResult | undefined => run.tests.find((test) => test.status === "failed");
const failsAny = (run: RunResult) => !isCompleted(run) || failedIn(run) !== undefined;
const passes = (run: RunResult, ids: readonly string[]) =>
  isCompleted(run) && ids.every((id) => run.tests.some((test) => test.id === id && test.status === "passed"));

function told(run: RunResult): { title: string[]; failure: Failure | null } {
  const failed = isCompleted(run) ? failedIn(run) : undefined;
  return { title: [...(failed?.title ?? [])], failure: failed?.failures[0] ?? run.failure ?? null };
}

/**
 * Runs a proof. It holds if it fails on the AI's code and passes on the reference; each of its test bodies shows issue
 * i if it does so and either fails on i's one-issue variant or passes on i's all-but-one variant (docs/grading.md,
 * "Review", 2). `onVariant` is told whether it passes on each version that it was run on. Throws only what the sandbox
 * throws.
 */
export async function runProof(
  content: Runnable,
  source: string,
  sandbox: Sandbox,
  onVariant: (version: string, passes: boolean) => void = () => {},
): Promise<ProofRun> {
  const { ai, variants } = content;
  const on = (files: Files) => runOn(files, source, content, sandbox);
  const [onAi, onReference] = await Promise.all([on(ai), on(variants.reference)]);
  onVariant("the AI's code", !failsAny(onAi));
  onVariant("the reference", !failsAny(onReference));
  const judged = (outcome: ReportProof["outcome"], run: RunResult): ProofRun => ({
    ...told(run),
    outcome,
    shows: [],
    bodies: [],
  });
  const ran = onReference.tests.filter((test) => test.status === "passed");
  if (!isCompleted(onAi) && !isCompleted(onReference)) return judged("did-not-load", onReference);
  if (isCompleted(onReference) && ran.length === 0 && !failedIn(onReference))
    return judged("did-not-load", onReference);
  if (!failsAny(onAi)) return judged("passes-on-ai", onAi);
  if (failsAny(onReference)) return judged("fails-on-right", onReference);

  const byBody = new Map<string, string[]>();
  for (const { bodyKey, id } of ran) byBody.set(bodyKey, [...(byBody.get(bodyKey) ?? []), id]);
  const failing = [...byBody].map(([key, ids]) => ({ key, ids })).filter(({ ids }) => !passes(onAi, ids));
  const shows = new Map(failing.map(({ key }) => [key, [] as string[]]));
  const runIf = (files: Files | undefined) => (files ? on(files) : null);
  await Promise.all(
    Object.keys({ ...variants.oneIssue, ...variants.allButOne }).map(async (issue) => {
      const [one, rest] = await Promise.all([runIf(variants.oneIssue[issue]), runIf(variants.allButOne[issue])]);
      if (one) onVariant(`${issue}/one-issue`, !failsAny(one));
      if (rest) onVariant(`${issue}/all-but-one`, !failsAny(rest));
      for (const { key, ids } of failing)
        if ((one && !passes(one, ids)) || (rest && passes(rest, ids))) shows.get(key)!.push(issue);
    }),
  );
  // Issues in the key's order, whichever run came back first.
  const inOrder = (found: readonly string[]) => Object.keys(variants.oneIssue).filter((issue) => found.includes(issue));
  const bodies = failing.map(({ key }) => ({ key, shows: inOrder(shows.get(key)!) }));
  return {
    ...told(onAi),
    outcome: "holds",
    shows: inOrder(bodies.flatMap((body) => body.shows)),
    bodies,
  };
}

/**
 * The same source is run once, however many findings it hangs on. By source text. One after another, since they share
 * a budget of work, and so that one review does not fill the queue of runs before all others.
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
  // In an order of their own, so that the grade does not depend on that of the findings.
  for (const source of [...different].sort())
    runs.set(source, left > 0 ? await runProof(content, source, metered) : NOT_RUN);
  return new Map(different.map((source) => [source, runs.get(source)!]));
}

const NOT_RUN: ProofRun = {
  title: [],
  failure: { kind: "units", message: "not run: your proofs before it had used up the work of all proofs together" },
  outcome: "did-not-load",
  shows: [],
  bodies: [],
};

/** An author's test, and how it fails on the AI's code. */
export interface AuthorProof {
  readonly source: string;
  readonly title: string[];
  readonly failure: Failure | null;
}

/** The same for every hand-in, so it is run once for each content that is held. */
const authorProofs = new WeakMap<Runnable, Promise<ReadonlyMap<string, AuthorProof>>>();

/** The author's tests by issue, with how they fail on the AI's code. */
export function runAuthorProofs(
  content: Runnable & Pick<ReviewContent, "proofs">,
  sandbox: Sandbox,
): Promise<ReadonlyMap<string, AuthorProof>> {
  const known = authorProofs.get(content);
  if (known) return known;
  const made = Promise.all(
    Object.entries(content.proofs).map(async ([issue, source]) => {
      const run = await runOn(content.ai, source, content, sandbox);
      return [issue, { source, ...told(run) }] as const;
    }),
  ).then((entries) => new Map(entries));
  authorProofs.set(content, made);
  // A fault of ours is not kept: the next hand-in tries again.
  made.catch(() => authorProofs.delete(content));
  return made;
}
