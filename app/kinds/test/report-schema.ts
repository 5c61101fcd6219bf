import { z } from "zod";
import { FailureSchema } from "../failure-schema";
import { LessonShape, ReportBaseSchema } from "../report";
import { WordsSchema } from "./words";

/** In the place of a test's id: tests of which the report says nothing yet. */
export const LATER_TESTS = "later tests";

/** Which test kills a version, and by what. Keys are ids of tests, or `LATER_TESTS`. */
const KilledBySchema = z.record(z.string(), z.enum(["assertion", "error", "work"]));

const TestSchema = z.object({
  id: z.string(),
  title: z.array(z.string()),
  /** In the suite; null when the title is not written out there. */
  line: z.int().positive().nullable(),
  /** Rows of one `each` and tests of one body share a group: a group counts as one. */
  group: z.int().nonnegative(),
  /** `broad`: see `JudgedTest`. `waiting`: nothing is said of it until the invalid tests before it are right. */
  status: z.enum(["valid", "invalid", "empty", "skipped", "broad", "waiting"]),
  /**
   * The right version that the test rejects, and what the test says on the AI's code, null where it passes there. What
   * it says on a correct version is never stored: it would hold that version's answers. Earlier reports have no `seen`.
   */
  rejects: z.object({ version: z.string(), says: z.string(), seen: FailureSchema.nullable().optional() }).nullable(),
  /** Itself right, but of one group with this invalid test, and so invalid with it. */
  invalidWith: z.string().nullable(),
  assertions: z.int().nonnegative(),
  units: z.number(),
  /** How many wrong versions it kills, all kinds together. */
  kills: z.int().nonnegative(),
});

const MistakeSchema = z.object({
  id: z.string(),
  isAi: z.boolean(),
  weight: z.number(),
  says: z.string(),
  /** An input on which it differs: shown once the learner asks. */
  differs: z.string(),
  killedBy: KilledBySchema,
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

/** A call on which a mutant answers otherwise than the reference. */
export const WitnessSchema = z.object({ input: z.string(), right: z.string(), wrong: z.string() });
export type Witness = z.infer<typeof WitnessSchema>;

/** `hint` and `told`: what nothing checks, where it survived; without the correct version's code, and with it. */
const SurvivorSchema = MutantSchema.extend({
  killedBy: KilledBySchema,
  witness: WitnessSchema.nullable(),
  // Earlier reports have neither.
  hint: z.string().default(""),
  told: WordsSchema.default([]),
});

const TestDetailSchema = z.object({
  suitePath: z.string(),
  /** Why the suite could not be judged; null when it was. */
  failure: FailureSchema.nullable(),
  tests: z.array(TestSchema),
  mistakes: z.array(MistakeSchema),
  mutants: z.array(SurvivorSchema),
  /** Mutants that do not count, each with the reason. */
  allowed: z.array(MutantSchema.extend({ because: z.string() })),
  /** Right versions, by which `rejects` names them. */
  right: z.array(z.object({ id: z.string(), says: z.string() })),
  parts: z.object({
    useful: z.int().nonnegative(),
    invalid: z.int().nonnegative(),
    validity: z.number(),
    mistakes: z.number(),
    mutants: z.number(),
  }),
  /** Ids of valid tests that kill nothing, and of those whose kills others make too. Told, not punished. */
  idle: z.array(z.string()),
  redundant: z.array(z.string()),
  ...LessonShape,
});
export type TestDetail = z.infer<typeof TestDetailSchema>;

/** The report of a test exercise. `errored`: the suite did not load, holds no test, or asks for too much work. */
export const TestReportSchema = ReportBaseSchema.extend({
  kind: z.literal("test"),
  status: z.enum(["passed", "failed", "errored"]),
  score: z.number().min(0).max(1),
  detail: TestDetailSchema,
});
export type TestReport = z.infer<typeof TestReportSchema>;
