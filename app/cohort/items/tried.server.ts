import type { CohortLearners } from "~/accounts/reading/learners.server";
import { db } from "~/database/db.server";
import { Prisma } from "~/generated/prisma/client";
import { readByIds } from "../counts/learning.server";

/**
 * How many of a cohort's learners have attempted each exercise, keyed by slug. Attempts with hints and ungraded
 * attempts count, too. Counted live, because a missing count would make an exercise look untried. `only` limits the
 * count to these exercises, which is faster.
 */
export async function countTried(
  cohort: CohortLearners,
  only?: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const count = (condition: Prisma.Sql) => db.$queryRaw<{ slug: string; learners: bigint }[]>`
    SELECT t.slug, COUNT(*) AS learners ${cohort.rowsIn("Submission")} AND t."tryNumber" = 1 ${condition}
    GROUP BY t.slug`;
  const rows = only
    ? await readByIds(only, (some) => count(Prisma.sql`AND t.slug IN (${Prisma.join(some)})`))
    : await count(Prisma.empty);
  return new Map(rows.map(({ slug, learners }) => [slug, Number(learners)]));
}
