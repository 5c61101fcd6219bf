import { z } from "zod";
import { DEFECT_CLASS_IDS } from "./defect-classes";
import { SKILL_IDS } from "./skills";

/**
 * The grader's verdict, as stored and as drawn. Versioned: a stored report is parsed by the schema of its version for
 * ever. A kind extends this with `detail`: everything that its page shows, so that a report can be drawn without
 * grading again.
 */
export const ReportBaseSchema = z.object({
  version: z.literal(1),
  /**
   * `passed`, `failed`: graded. `errored`: the learner's code broke before it could be judged (score 0).
   * `ungraded`: we broke; no score, costs nothing, tried again.
   */
  status: z.enum(["passed", "failed", "errored", "ungraded"]),
  /** 0–1; null when ungraded. */
  score: z.number().min(0).max(1).nullable(),
  engine: z.string(),
});

/** What a report of test and fix tells of its exercise after submission. The first reports were stored without it. */
export const LessonShape = {
  /** Markdown. */
  teaching: z.string().default(""),
  classes: z.array(z.enum(DEFECT_CLASS_IDS)).default([]),
  skills: z.array(z.enum(SKILL_IDS)).default([]),
};

export const ConfidenceSchema = z.int().min(50).max(100);
