import { z } from "zod";
import { DEFECT_CLASS_IDS } from "./defect-classes";

/**
 * What a graded submission tells beyond its score: for trust, for classes of defects, and for how good the exercise is.
 * A kind reads it from the report (`Kind.report.facts`); rooms that count read it from here and know no kind's report.
 */

const share = z.number().min(0).max(1);

const PartSchema = z.object({
  /** One of the types in the kind's card. */
  type: z.string(),
  /** The exercise's own name for it. */
  id: z.string(),
  /** 1: caught, killed, fixed, kept, or rightly left alone. */
  share,
});

/** A name for one part among all of an exercise. */
export const partName = ({ type, id }: { readonly type: string; readonly id: string }): string => `${type} ${id}`;

/** A finding on right code: where, and what it was called. No file: the change as a whole. */
const FalseAlarmSchema = z.object({
  file: z.string().nullable(),
  side: z.enum(["old", "new"]),
  from: z.int(),
  to: z.int(),
  class: z.enum(DEFECT_CLASS_IDS),
});

export const ReportFactsSchema = z.object({
  /**
   * Whether what the learner said how sure they are of came true: a review's verdict is right; a suite is valid and
   * catches the AI's defect; all hidden tests of a repair pass.
   */
  cameTrue: z.boolean(),
  /** Reviews only: what the verdict says about trust. */
  trial: z.object({ flawed: z.boolean(), requested: z.boolean() }).nullable(),
  parts: z.array(PartSchema),
  /** The issues by the class that fits best, in the order of `parts`. Reviews only. */
  classes: z.array(z.object({ class: z.enum(DEFECT_CLASS_IDS), caught: z.boolean() })),
  falseAlarms: z.array(FalseAlarmSchema),
});
export type ReportFacts = z.infer<typeof ReportFactsSchema>;
