import { z } from "zod";
import { KIND_IDS, KINDS } from "./registry";
import { ReportBaseSchema } from "./report-base";

/** The report that is stored if grading failed on our side. */
const UngradedSchema = ReportBaseSchema.extend({
  kind: z.enum(KIND_IDS),
  status: z.literal("ungraded"),
  score: z.null(),
  detail: z.object({ reason: z.string() }),
});

/** The schema for reports of any kind, as published. */
export const ReportSchema = z.union([...KIND_IDS.map((id) => KINDS[id].report.schema), UngradedSchema]);

const { engine, status, score } = ReportBaseSchema.shape;

/** What `npm run grade -- --json` prints. */
export const GradedSchema = z.object({
  /** The name of the exercise's folder. */
  exercise: z.string(),
  kind: z.enum(KIND_IDS),
  /** The hash of the exercise's folder. On a server, it identifies the revision until a ruling changes the key. */
  revision: z.string(),
  engine,
  status,
  score,
  report: ReportSchema,
  /**
   * The result for the learner's answer to the question that some kinds ask after a pass. Present only if the kind asks
   * a question, the work contains an answer, and the work passed. Not part of the score.
   */
  explanation: z.object({ holds: z.boolean(), message: z.string() }).optional(),
});
export type Graded = z.infer<typeof GradedSchema>;
