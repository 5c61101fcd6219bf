import { z } from "zod";
import { FixReportSchema } from "./fix/report-schema";
import { KIND_IDS } from "./kind";
import { ReportBaseSchema, UngradedSchema } from "./report";
import { ReviewReportSchema } from "./review/report-schema";
import { TestReportSchema } from "./test/report-schema";

/** Any report, as it is published. */
export const ReportSchema = z.union([ReviewReportSchema, TestReportSchema, FixReportSchema, UngradedSchema]);

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
  /** Fix only, where the work holds an answer to the question after a pass and has passed. No part of the score. */
  explanation: z.object({ holds: z.boolean(), message: z.string() }).optional(),
});
export type Graded = z.infer<typeof GradedSchema>;
