import {
  type Failure,
  type Mutant,
  type RunRequest,
  type RunResult,
  type Sandbox,
  UNITS_PER_TEST,
} from "~/sandbox/contract";
import {
  AI_WEIGHT,
  MAX_MATRIX_UNITS,
  MAX_SUITE_UNITS,
  MAX_TESTS,
  SUITE_PATH,
  WORK_FACTOR,
  WORK_FLOOR,
  WORK_SPARE,
} from "./constants";
import type { Mistake, TestContent, Version } from "./content";
import { judgeSuite, type Verdict } from "./judge";
import { mutantsOf } from "./mutants";
import { type SuiteScore, scoreSuite, type Target } from "./score";

/** The id of the AI's code among mistakes and right versions. */
export const AI = "ai";

/** What a suite did with every version, before it is put into words. */
export interface SuiteRun {
  /** Why the suite could not be judged; then there are no verdicts. */
  readonly failure: Failure | null;
  readonly verdicts: readonly Verdict[];
  readonly score: SuiteScore;
  readonly mistakes: readonly WeighedMistake[];
  /** Right versions other than the reference. */
  readonly right: readonly Version[];
  readonly mutants: SortedMutants;
}

type WeighedMistake = Mistake & Target;

export interface SortedMutants {
  readonly counted: readonly Mutant[];
  readonly allowed: readonly (Mutant & { readonly because: string })[];
}

/** Every wrong version that was written out, the AI's code first if it is wrong, with its weight. */
export function mistakesOf({ exercise, shared, ai, mistakes }: TestContent): WeighedMistake[] {
  const others = mistakes.map((mistake) => ({ ...mistake, weight: 1 }));
  if (!exercise.ai.wrong) return others;
  const { says, differs } = exercise.ai;
  return [{ id: AI, says, differs, files: { ...shared, ...ai }, weight: AI_WEIGHT }, ...others];
}

/** Every right version but the reference. The AI's code, where it is right, is one more alternative. */
export function rightVersionsOf({ exercise, shared, ai, alternatives }: TestContent): readonly Version[] {
  if (exercise.ai.wrong) return alternatives;
  return [...alternatives, { id: AI, says: "the AI's own code, which is right", files: { ...shared, ...ai } }];
}

export function sortMutants({ exercise }: TestContent, mutants: readonly Mutant[]): SortedMutants {
  const reasons = new Map(exercise.allowed.map(({ mutant, because }) => [mutant, because]));
  return {
    counted: mutants.filter((mutant) => !reasons.has(mutant.id)),
    allowed: mutants.flatMap((mutant) => {
      const because = reasons.get(mutant.id);
      return because === undefined ? [] : [{ ...mutant, because }];
    }),
  };
}

/** Runs a suite on every version and every mutant that counts: grading.md, "Test". Throws `SandboxFault` only. */
export async function runSuite(content: TestContent, suite: string, sandbox: Sandbox): Promise<SuiteRun> {
  const mistakes = mistakesOf(content);
  const right = rightVersionsOf(content);
  const { unitsPerTest } = content.exercise;
  const run = (
    { files }: Pick<Version, "files">,
    limits: Pick<RunRequest, "unitsPerTest" | "unitsInAll" | "spacious">,
  ) => sandbox.run({ files: withSuite(files, suite), tests: [SUITE_PATH], ...limits });
  // The reference first and alone: a suite that does not load or does not end is found out once, not once a version.
  const [mutated, reference] = await Promise.all([
    mutantsOf(content),
    run({ files: content.reference }, { unitsPerTest, unitsInAll: MAX_SUITE_UNITS }),
  ]);
  const mutants = sortMutants(content, mutated.mutants);
  const without = (failure: Failure): SuiteRun => ({
    ...{ failure, verdicts: [], score: scoreSuite([], [], []), mistakes, right, mutants },
  });
  const failure = failureOf(reference, mutants.counted.length);
  if (failure) return without(failure);

  // A test that does not pass on the reference can kill nothing: where none does, the mutants need not run.
  const isAnyPassing = reference.tests.some((test) => test.status === "passed" && test.assertions > 0);
  const matrix = () =>
    sandbox.matrix({
      files: withSuite(content.reference, suite),
      tests: [SUITE_PATH],
      mutated,
      only: mutants.counted.map((mutant) => mutant.id),
      unitsPerTest,
      unitsInAll: MAX_SUITE_UNITS,
    });
  const unitsInAll = Math.max(MAX_SUITE_UNITS, WORK_FACTOR * reference.units);
  // Where a test takes more than this it has killed a mistake (judge.ts), and need not go on.
  const longest = Math.max(0, ...reference.tests.map((test) => test.units));
  const fatal = Math.min(unitsPerTest ?? UNITS_PER_TEST, Math.max(WORK_FLOOR, WORK_FACTOR * longest) + WORK_SPARE);
  const [matrixRun, ...others] = await Promise.all([
    isAnyPassing ? matrix() : { kills: {} },
    ...right.map((version) => run(version, { unitsPerTest, unitsInAll, spacious: true })),
    ...mistakes.map((version) => run(version, { unitsPerTest: fatal, unitsInAll, spacious: true })),
  ]);
  if ("stopped" in matrixRun && matrixRun.stopped) return without(tooMuch(mutants.counted.length));
  const rightRuns = right.map(({ id }, i) => ({ id, result: others[i]! }));
  const wrongRuns = mistakes.map(({ id }, i) => ({ id, result: others[right.length + i]! }));
  const verdicts = judgeSuite(reference, rightRuns, wrongRuns, matrixRun.kills);
  const targets = mutants.counted.map(({ id }) => ({ id, weight: 1 }));
  return { failure, verdicts, score: scoreSuite(verdicts, mistakes, targets), mistakes, right, mutants };
}

function withSuite(files: Version["files"], suite: string): Version["files"] {
  return { ...files, [SUITE_PATH]: suite };
}

/** Why a suite cannot be judged: it does not load, has no test, or asks for more work than a grading may take. */
function failureOf(reference: RunResult, mutants: number): Failure | null {
  if (reference.outcome !== "completed")
    return reference.failure ?? { kind: "error", message: "Your suite could not be loaded." };
  if (reference.tests.length > MAX_TESTS)
    return { kind: "units", message: `Your suite has ${reference.tests.length} tests; at most ${MAX_TESTS} are run.` };
  // All of its work, since loading and hooks are done again for each mutant.
  return reference.units * mutants <= MAX_MATRIX_UNITS ? null : tooMuch(mutants);
}

const tooMuch = (mutants: number): Failure => ({
  kind: "units",
  message: `Your suite does too much work to be run on ${mutants} small variants: try fewer or smaller inputs.`,
});
