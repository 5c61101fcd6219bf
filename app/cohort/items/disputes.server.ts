import type { CohortReader } from "~/accounts/reading/reader.server";
import { findExercise } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { Flag } from "./flags";

/** How many results of an exercise this cohort's learners dispute. */
export interface Disputes {
  /** Disputes that wait for a ruling. */
  readonly waiting: number;
  /**
   * Disputes that ended without a ruling (`endWaiting`), on the exercise's current revision only. A change to the
   * exercise, or any accepted ruling on it, makes a new revision.
   */
  readonly ended: number;
}

export const NO_DISPUTES: Disputes = { waiting: 0, ended: 0 };

/**
 * The disputes of this cohort's learners for each exercise, keyed by slug. Empty for programme leads. A later ruling on
 * a similar result also settles disputes that have ended.
 */
export async function countDisputes({ cohortId, isOutside }: CohortReader): Promise<ReadonlyMap<string, Disputes>> {
  if (isOutside) return new Map();
  const rows = await db.stoodBy.findMany({
    where: { cohortId, state: { in: ["waiting", "unchecked"] } },
    select: { state: true, revisionId: true, revision: { select: { slug: true } } },
  });
  const counts = new Map<string, Disputes>();
  for (const { state, revisionId, revision } of rows) {
    const { slug } = revision;
    const { waiting, ended } = counts.get(slug) ?? NO_DISPUTES;
    const isEnded = state === "unchecked" && revisionId === findExercise(slug)?.revisionId;
    counts.set(slug, {
      waiting: waiting + (state === "waiting" ? 1 : 0),
      ended: ended + (isEnded ? 1 : 0),
    });
  }
  return counts;
}

/** The flags of disputes, the most urgent first. */
export function flagsOfDisputes({ waiting, ended }: Disputes): Flag[] {
  return [...(waiting > 0 ? (["disputed"] as const) : []), ...(ended > 0 ? (["dispute-ended"] as const) : [])];
}
