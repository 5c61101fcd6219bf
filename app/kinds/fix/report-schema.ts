import { z } from "zod";
import { FailureSchema } from "../failure-schema";
import { LessonShape, ReportBaseSchema } from "../report-base";

/** A test's name, and its failure if it failed. */
const OutcomeSchema = z.object({
  id: z.string(),
  title: z.array(z.string()),
  /** Null if the test passed. */
  failure: FailureSchema.nullable(),
});

const Named = { id: z.string(), says: z.string() };
/**
 * The sentences of the bug report that describe the defect. Earlier reports and imported exercises have no such
 * sentences.
 */
const Asked = { asked: z.array(z.string()).optional() };
const share = z.number().min(0).max(1);

const FixDetailSchema = z.object({
  /** Why the fix could not be judged. Null if it was judged. */
  failure: FailureSchema.nullable(),
  /** Paths of the files that differ from the AI's code. */
  changed: z.array(z.string()),
  /**
   * `open`: the open hidden tests, with names and failures. Their sealed twins decide the score, and the report only
   * says how many twins pass.
   */
  defects: z.array(
    z.object({
      ...Named,
      ...Asked,
      share,
      open: z.array(OutcomeSchema),
      /** `notLoaded`: why the twins could not run at all. Absent if they ran. */
      twins: z.object({
        passed: z.int().nonnegative(),
        total: z.int().nonnegative(),
        notLoaded: FailureSchema.optional(),
      }),
    }),
  ),
  /** Work in units of the metered engine. Null if the run was stopped. */
  speed: z.array(
    z.object({
      ...Named,
      ...Asked,
      share,
      sizes: z.array(z.object({ n: z.int(), units: z.number().nullable(), limit: z.number() })),
      growth: z.number().nullable(),
      maxGrowth: z.number(),
      failure: FailureSchema.nullable(),
    }),
  ),
  /** The structural limits in a refactoring exercise. `measured` is null if the code is too long to measure. */
  structure: z.array(
    z.object({ ...Named, share, kind: z.string(), limit: z.number(), measured: z.number().nullable() }),
  ),
  kept: z.array(z.object({ ...Named, holds: z.boolean(), tests: z.array(OutcomeSchema) })),
  visible: z.array(OutcomeSchema),
  parts: z.object({ mended: share, kept: share }),
  /**
   * Source of the open hidden tests, keyed by path. Shown once the learner has passed or requests it. The source of the
   * twins is never included.
   */
  afterPass: z.object({ tests: z.record(z.string(), z.string()) }),
  ...LessonShape,
});
export type FixDetail = z.infer<typeof FixDetailSchema>;

/** The report of a fix exercise. `errored`: the fixed code did not load in any test, or was stopped. */
export const FixReportSchema = ReportBaseSchema.extend({
  kind: z.literal("fix"),
  status: z.enum(["passed", "failed", "errored"]),
  score: z.number().min(0).max(1),
  detail: FixDetailSchema,
});
export type FixReport = z.infer<typeof FixReportSchema>;
