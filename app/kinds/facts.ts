import { z } from "zod";
import { DEFECT_CLASS_IDS } from "./defect-classes";

/**
 * What a graded submission shows beyond its score: for trust, for classes of defects, and for the quality of the
 * exercise. Each kind reads the facts from its report (`Kind.report.facts`); other rooms use the facts and need not
 * know any kind's report.
 */

const share = z.number().min(0).max(1);

const PartSchema = z.object({
  /** One of the types in the kind's card. */
  type: z.string(),
  /** Unique within the exercise and type. */
  id: z.string(),
  /** 1 means caught, killed, fixed, kept, or correctly left alone. */
  share,
});

/** A part's unique name within an exercise. */
export const partName = ({ type, id }: { readonly type: string; readonly id: string }): string => `${type} ${id}`;

/** A finding on correct code: its place and class. Without a file, the finding is about the change as a whole. */
const FalseAlarmSchema = z.object({
  file: z.string().nullable(),
  side: z.enum(["old", "new"]),
  from: z.int(),
  to: z.int(),
  class: z.enum(DEFECT_CLASS_IDS),
});

export const ReportFactsSchema = z.object({
  /**
   * Whether the outcome that the learner's confidence was about happened: a review's verdict is right; a suite is valid
   * and right about the AI's code; all hidden tests of a repair pass.
   */
  cameTrue: z.boolean(),
  /** Reviews only: what the verdict shows about trust. */
  trial: z.object({ flawed: z.boolean(), requested: z.boolean() }).nullable(),
  /**
   * The work contests the key with a test, so the outcome and the verdict show nothing about trust until a person has
   * ruled; `open`: nor about the learner's skill, because the result depends on the ruling. Reviews only.
   */
  contest: z.enum(["verdict", "open"]).nullable(),
  parts: z.array(PartSchema),
  /** Each issue's best-fitting class, in the order of `parts`. Reviews only. */
  classes: z.array(z.object({ class: z.enum(DEFECT_CLASS_IDS), caught: z.boolean() })),
  falseAlarms: z.array(FalseAlarmSchema),
});
export type ReportFacts = z.infer<typeof ReportFactsSchema>;
