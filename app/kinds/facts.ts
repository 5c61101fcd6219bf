import { z } from "zod";
import { DEFECT_CLASS_IDS } from "./defect-classes";

/**
 * Data from a graded submission beyond its score: about the learner's trust, about defect classes, and about the
 * quality of the exercise. Each kind derives these facts from its report (`Kind.report.facts`). Other rooms use only
 * the facts, so they don't depend on any kind's report.
 */

const share = z.number().min(0).max(1);

const PartSchema = z.object({
  /** One of the part types that the kind's card lists. */
  type: z.string(),
  /** Unique within the exercise and type. */
  id: z.string(),
  /** 1 means caught, killed, fixed, kept, or correctly left alone. */
  share,
});

/** Returns a name for a part that is unique within its exercise. */
export const partName = ({ type, id }: { readonly type: string; readonly id: string }): string => `${type} ${id}`;

/** A finding on correct code: its place and class. If `file` is null, the finding is about the change as a whole. */
const FalseAlarmSchema = z.object({
  file: z.string().nullable(),
  side: z.enum(["old", "new"]),
  from: z.int(),
  to: z.int(),
  class: z.enum(DEFECT_CLASS_IDS),
});

export const ReportFactsSchema = z.object({
  /**
   * Whether the claim that the learner's confidence referred to turned out to be true. For a review, the verdict must
   * be correct. For a suite, it must be valid and judge the AI's code correctly. For a fix, all hidden tests must pass.
   */
  cameTrue: z.boolean(),
  /** Reviews only: whether the change was flawed, and whether the learner requested changes. */
  trial: z.object({ flawed: z.boolean(), requested: z.boolean() }).nullable(),
  /**
   * Set if one of the learner's tests contests the key. Until a mentor has ruled, the outcome and the verdict are not
   * evidence of the learner's trust. With `open`, they are not evidence of the learner's skill, either, because the
   * result depends on the ruling. Reviews only.
   */
  contest: z.enum(["verdict", "open"]).nullable(),
  parts: z.array(PartSchema),
  /**
   * For each issue, its best-fitting class and whether the learner caught the issue, in the order of `parts`. Reviews
   * only.
   */
  classes: z.array(z.object({ class: z.enum(DEFECT_CLASS_IDS), caught: z.boolean() })),
  falseAlarms: z.array(FalseAlarmSchema),
});
export type ReportFacts = z.infer<typeof ReportFactsSchema>;
