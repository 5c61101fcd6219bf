import { z } from "zod";
import { DEFECT_CLASS_IDS } from "./defect-classes";
import { SKILL_IDS } from "./skills";

/**
 * The grader's result, as stored and as rendered. Reports have versions, and a stored report is always parsed with the
 * schema for its version. Each kind adds `detail`, which contains everything that the report's page shows, so that a
 * report can be rendered without grading again.
 */
export const ReportBaseSchema = z.object({
  version: z.literal(1),
  /**
   * `passed`, `failed`: the work was graded. `errored`: the learner's code broke before it could be graded (score 0).
   * `ungraded`: grading failed on our side, so there is no score, the submission keeps its attempt number, and Onramp
   * will grade it again.
   */
  status: z.enum(["passed", "failed", "errored", "ungraded"]),
  /** 0–1; null when ungraded. */
  score: z.number().min(0).max(1).nullable(),
  engine: z.string(),
});

/**
 * Fields of a test or fix report that reveal something about the exercise. Learners see them only after submission. The
 * oldest stored reports lack these fields.
 */
export const LessonShape = {
  /** Markdown. */
  teaching: z.string().default(""),
  classes: z.array(z.enum(DEFECT_CLASS_IDS)).default([]),
  skills: z.array(z.enum(SKILL_IDS)).default([]),
};

export const ConfidenceSchema = z.int().min(50).max(100);
