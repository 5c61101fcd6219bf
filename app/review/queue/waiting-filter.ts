import { z } from "zod";
import { KIND_IDS } from "~/kinds/registry";

/** What the queue's page can be filtered by. */

export const REASONS = ["help", "stuck", "finding", "sample"] as const;
export type Reason = (typeof REASONS)[number];

/** Besides the reasons for an item: its exercise is due soon, in an assignment of its learner. */
export const DEADLINE = "deadline";

/** The address's filters. Invalid values are ignored, so that the page still opens. */
export const FilterSchema = z.object({
  cohort: z.string().max(100).optional().catch(undefined),
  kind: z.enum(KIND_IDS).optional().catch(undefined),
  reason: z
    .enum([...REASONS, DEADLINE])
    .optional()
    .catch(undefined),
});
export type Filter = z.infer<typeof FilterSchema>;
