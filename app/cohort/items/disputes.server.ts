import type { CohortReader } from "~/accounts/reading/reader.server";
import { findExercise } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { Flag } from "./flags";

/** How many results of an exercise this cohort's learners dispute, or the grader has left open. */
export interface Disputes {
  /**
   * Findings for which the grader asked for a ruling, because the learner's test also fails on the correct version.
   * They wait for one, or got none in time (`endWaiting`), on the exercise's current revision only.
   */
  readonly held: number;
  /** Disputes by learners that wait for a ruling. */
  readonly waiting: number;
  /**
   * Disputes by learners that ended without a ruling (`endWaiting`), on the exercise's current revision only. A change
   * to the exercise, or any accepted ruling on it, makes a new revision.
   */
  readonly ended: number;
}

export const NO_DISPUTES: Disputes = { held: 0, waiting: 0, ended: 0 };

/**
 * The disputes of this cohort's learners for each exercise, keyed by slug. Empty for programme leads. A later ruling on
 * a similar result also settles disputes that have ended.
 */
export async function countDisputes({ cohortId, isOutside }: CohortReader): Promise<ReadonlyMap<string, Disputes>> {
  if (isOutside) return new Map();
  const rows = await db.stoodBy.findMany({
    where: { cohortId, state: { in: ["waiting", "unchecked"] } },
    select: { state: true, isHeld: true, revisionId: true, revision: { select: { slug: true } } },
  });
  const counts = new Map<string, Disputes>();
  for (const { state, isHeld, revisionId, revision } of rows) {
    const { slug } = revision;
    const { held, waiting, ended } = counts.get(slug) ?? NO_DISPUTES;
    const isWaiting = state === "waiting";
    const isEnded = state === "unchecked" && revisionId === findExercise(slug)?.revisionId;
    counts.set(slug, {
      held: held + (isHeld && (isWaiting || isEnded) ? 1 : 0),
      waiting: waiting + (isWaiting && !isHeld ? 1 : 0),
      ended: ended + (isEnded && !isHeld ? 1 : 0),
    });
  }
  return counts;
}

/** The flags of disputes, the most urgent first. */
export function flagsOfDisputes({ held, waiting, ended }: Disputes): Flag[] {
  return [
    ...(held > 0 ? (["held"] as const) : []),
    ...(waiting > 0 ? (["disputed"] as const) : []),
    ...(ended > 0 ? (["dispute-ended"] as const) : []),
  ];
}
