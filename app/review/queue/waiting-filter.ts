import { z } from "zod";
import { KIND_IDS } from "~/kinds/registry";

/** The filters of the queue's page. */

export const REASONS = ["help", "stuck", "finding", "sample"] as const;
export type Reason = (typeof REASONS)[number];

/** A filter that is not a reason: the exercise is due soon in one of the learner's assignments. */
export const DEADLINE = "deadline";

/** The filters in the page's address. Invalid values are ignored, so that the page still opens. */
export const FilterSchema = z.object({
  cohort: z.string().max(100).optional().catch(undefined),
  kind: z.enum(KIND_IDS).optional().catch(undefined),
  reason: z
    .enum([...REASONS, DEADLINE])
    .optional()
    .catch(undefined),
});
export type Filter = z.infer<typeof FilterSchema>;
