import { z } from "zod";
import { db } from "~/db.server";
import type { Count } from "../wilson";
import { FIRST } from "./model.server";

/** How a cohort's own learners did at an exercise, beside everybody: first counting tries, by revision. */

const rowSchema = z.object({ slug: z.string(), revisionId: z.string(), of: z.int(), all: z.int() });
export const OwnSharesSchema = z.array(rowSchema);
type OwnShare = z.infer<typeof rowSchema>;

export async function makeOwnShares(cohortId: string): Promise<OwnShare[]> {
  const counts = await db.tryFact.groupBy({
    by: ["slug", "revisionId", "status"],
    where: { ...FIRST, user: { memberships: { some: { cohortId, role: "learner" } } } },
    _count: true,
  });
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

/** Of one revision. */
export function shareOn(shares: readonly OwnShare[], revisionId: string | null): Count {
  const { of, all } = shares.find((row) => row.revisionId === revisionId) ?? { of: 0, all: 0 };
  return { of, all };
}
