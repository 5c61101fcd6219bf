import { z } from "zod";
import type { Prisma } from "~/generated/prisma/client";
import { KIND_IDS } from "~/kinds/registry";
import { HOUR_MS } from "~/operations/time";
import { DUE_HOURS } from "./order";

/** The filters on the queue's page. */

export const REASONS = ["help", "stuck", "finding", "sample"] as const;
export type Reason = (typeof REASONS)[number];
/** The database column for each reason. */
export const REASON_FLAGS = {
  help: "asksHelp",
  stuck: "isStuck",
  finding: "isFinding",
  sample: "isSample",
} as const satisfies Readonly<Record<Reason, string>>;

/** A filter that is not a reason for waiting: the exercise is due soon in one of the learner's assignments. */
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

export const readFilter = ({ searchParams }: URL): Filter => FilterSchema.parse(Object.fromEntries(searchParams));

/** "Soon" is the same number of hours as in the queue's order. */
export const dueSoon = (now: Date): Prisma.ReviewItemWhereInput => ({
  dueAt: { gte: now, lte: new Date(now.getTime() + DUE_HOURS * HOUR_MS) },
});

/** The items that match the filter. */
export const ofFilter = ({ cohort, kind, reason }: Filter, now: Date): Prisma.ReviewItemWhereInput => ({
  ...(cohort && { cohortId: cohort }),
  ...(kind && { kind }),
  ...(reason === DEADLINE ? dueSoon(now) : reason && { [REASON_FLAGS[reason]]: true }),
});
