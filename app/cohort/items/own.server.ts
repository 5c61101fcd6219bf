import { z } from "zod";
import type { CohortLearners } from "~/accounts/reading/learners.server";
import { db } from "~/database/db.server";
import { findOrMake } from "../counts/kept.server";
import { readOfLearners } from "../counts/learning.server";
import type { Count } from "../counts/wilson";
import { FIRST } from "./model.server";

/**
 * How a cohort's learners did in their first scored attempts at each exercise, by revision, for comparison with
 * everyone.
 */

const rowSchema = z.object({ slug: z.string(), revisionId: z.string(), of: z.int(), all: z.int() });
const OwnSharesSchema = z.array(rowSchema);
type OwnShare = z.infer<typeof rowSchema>;

export async function makeOwnShares(cohort: CohortLearners): Promise<OwnShare[]> {
  const counts = await readOfLearners(cohort, (of) =>
    db.tryFact.groupBy({ by: ["slug", "revisionId", "status"], where: { ...FIRST, ...of }, _count: true }),
  );
  const rows = new Map<string, OwnShare>();
  for (const { slug, revisionId, status, _count } of counts) {
    const row = rows.get(revisionId) ?? { slug, revisionId, of: 0, all: 0 };
    rows.set(revisionId, {
      ...row,
      of: row.of + (status === "passed" ? _count : 0),
      all: row.all + _count,
    });
  }
  return [...rows.values()].sort((a, b) => (a.revisionId < b.revisionId ? -1 : 1));
}

/** A cohort's stored shares; empty in a large cohort until they have been calculated. */
export async function findOwnShares(cohort: CohortLearners): Promise<OwnShare[]> {
  return (await findOrMake(cohort, "exercises", OwnSharesSchema, makeOwnShares))?.figures ?? [];
}

/** The cohort's count for one revision. */
export function shareOn(shares: readonly OwnShare[], revisionId: string | null): Count {
  const { of, all } = shares.find((row) => row.revisionId === revisionId) ?? { of: 0, all: 0 };
  return { of, all };
}
