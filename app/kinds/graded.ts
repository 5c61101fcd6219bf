import { z } from "zod";
import { KIND_IDS, KINDS } from "./registry";
import { ReportBaseSchema } from "./report";

/** We broke: what is stored then. */
const UngradedSchema = ReportBaseSchema.extend({
  kind: z.enum(KIND_IDS),
  status: z.literal("ungraded"),
  score: z.null(),
  detail: z.object({ reason: z.string() }),
});

/** Any report, as it is published. */
export const ReportSchema = z.union([...KIND_IDS.map((id) => KINDS[id].report.schema), UngradedSchema]);

const { engine, status, score } = ReportBaseSchema.shape;

/** What `npm run grade -- --json` prints. */
export const GradedSchema = z.object({
  /** The name of the exercise's folder. */
  exercise: z.string(),
  kind: z.enum(KIND_IDS),
  /** The hash of the exercise's folder: on a server it names the revision, as long as no ruling has changed the key. */
  revision: z.string(),
  engine,
  status,
  score,
  report: ReportSchema,
  /**
   * Where the kind asks a question after a pass, and the work holds an answer to it and has passed. No part of the
   * score.
   */
  explanation: z.object({ holds: z.boolean(), message: z.string() }).optional(),
});
export type Graded = z.infer<typeof GradedSchema>;
