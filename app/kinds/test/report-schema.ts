import { z } from "zod";
import { FailureSchema } from "../failure-schema";
import { LessonShape, ReportBaseSchema } from "../report-base";
import { WordsSchema } from "./words";

/** The key that replaces the ids of tests about which the report doesn't say anything yet. */
export const LATER_TESTS = "later tests";

/**
 * Where a limit stopped an invalid test on a correct version. `test`: in the test or its hooks. `loading`: while the
 * suite loaded. `output`: the run printed too much. `spent`, `stops`: before the test could run, because the tests
 * before it had used up the work of all tests, or because too many of them had been stopped.
 */
const StoppedInSchema = z.enum(["test", "loading", "output", "spent", "stops"]);
export type StoppedIn = z.infer<typeof StoppedInSchema>;

/** How each test that kills a version kills it, keyed by test id or `LATER_TESTS`. */
const KilledBySchema = z.record(z.string(), z.enum(["assertion", "error", "work"]));

/**
 * The tests that fail on a version although it doesn't count as killed, because at least as many invalid tests pass on
 * it. Reports before 30 Nov 2026 lack it.
 */
const OutvotedBySchema = KilledBySchema.default({});

const TestSchema = z.object({
  id: z.string(),
  title: z.array(z.string()),
  /** The test's line in the suite. Null if no line quotes its title in full. */
  line: z.int().positive().nullable(),
  /** Rows of the same `each`, and tests with the same body, are in one group, which counts as one test. */
  group: z.int().nonnegative(),
  /**
   * `broad`, `unexamined`, `heavy`: see `JudgedTest`. Earlier reports call unexamined tests heavy. `waiting`: the
   * report doesn't judge this test until the invalid tests before it are fixed.
   */
  status: z.enum(["valid", "invalid", "empty", "skipped", "broad", "unexamined", "heavy", "waiting"]),
  /**
   * The correct version that the test rejects, and the test's message on the AI's code (null if the test passes on that
   * code). The message on a correct version is never stored, because it would contain that version's answers. `how`:
   * see `Refusal`. `stoppedIn`: only if `how` is `work`. Earlier reports may lack `seen`, `how` or `stoppedIn`.
   */
  rejects: z
    .object({
      version: z.string(),
      how: z.enum(["crashed", "contradicts", "left-open", "work"]).optional(),
      stoppedIn: StoppedInSchema.optional(),
      says: z.string(),
      seen: FailureSchema.nullable().optional(),
    })
    .nullable(),
  /** The id of an invalid test in the same group, if only that test makes this one invalid. */
  invalidWith: z.string().nullable(),
  assertions: z.int().nonnegative(),
  units: z.number(),
  /** The number of wrong versions that the test kills, including mistakes and mutants. */
  kills: z.int().nonnegative(),
});

const MistakeSchema = z.object({
  id: z.string(),
  isAi: z.boolean(),
  weight: z.number(),
  says: z.string(),
  /** An input that reveals the mistake. Learners see it only when they ask for it. */
  differs: z.string(),
  killedBy: KilledBySchema,
  outvotedBy: OutvotedBySchema,
});

const MutantSchema = z.object({
  id: z.string(),
  file: z.string(),
  operator: z.string(),
  line: z.int().positive(),
  says: z.string(),
  original: z.string(),
  replacement: z.string(),
  before: z.string(),
  after: z.string(),
});

/** A call that a mutant answers differently from the reference. */
export const WitnessSchema = z.object({ input: z.string(), right: z.string(), wrong: z.string() });
export type Witness = z.infer<typeof WitnessSchema>;

/**
 * `hint` and `told` describe what no test checks, if the mutant survived. `hint` does not contain the correct version's
 * code. `told` does.
 */
const SurvivorSchema = MutantSchema.extend({
  killedBy: KilledBySchema,
  outvotedBy: OutvotedBySchema,
  witness: WitnessSchema.nullable(),
  // Earlier reports have neither field.
  hint: z.string().default(""),
  told: WordsSchema.default([]),
});

const TestDetailSchema = z.object({
  suitePath: z.string(),
  /** Why the suite could not be judged. Null if it was judged. */
  failure: FailureSchema.nullable(),
  tests: z.array(TestSchema),
  /** The number of tests in the suite, if it has more than are graded. `tests` contains only those that are graded. */
  ofTests: z.int().positive().optional(),
  mistakes: z.array(MistakeSchema),
  mutants: z.array(SurvivorSchema),
  /**
   * Tests that did not run on mutants because the suite exceeds the work limit, with their work on the AI's code if
   * they pass on it. Earlier reports lack this list.
   */
  untried: z.array(z.object({ id: z.string(), units: z.number().nullable() })).default([]),
  /** Mutants that don't count, each with a reason. */
  allowed: z.array(MutantSchema.extend({ because: z.string() })),
  /** The correct versions. `rejects` refers to them by id. */
  right: z.array(z.object({ id: z.string(), says: z.string() })),
  parts: z.object({
    useful: z.int().nonnegative(),
    /**
     * The number of invalid tests. It may be a fraction, because a few invalid rows in an `each` count as part of one
     * test.
     */
    invalid: z.number().nonnegative(),
    validity: z.number(),
    mistakes: z.number(),
    mutants: z.number(),
  }),
  /**
   * Ids of valid tests that kill nothing (`idle`), and of tests whose kills are all made by other tests, too
   * (`redundant`). Reports show these tests, but they have no effect on the score.
   */
  idle: z.array(z.string()),
  redundant: z.array(z.string()),
  ...LessonShape,
});
export type TestDetail = z.infer<typeof TestDetailSchema>;

/** The report of a test exercise. `errored`: the suite did not load, contains no test, or exceeds the work limit. */
export const TestReportSchema = ReportBaseSchema.extend({
  kind: z.literal("test"),
  status: z.enum(["passed", "failed", "errored"]),
  score: z.number().min(0).max(1),
  detail: TestDetailSchema,
});
export type TestReport = z.infer<typeof TestReportSchema>;
