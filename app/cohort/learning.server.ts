import { db, type Transaction } from "~/db.server";

/** A statement takes 998 values, of which some are other conditions'. */
const AT_ONCE = 900;

/** A condition on a table with a row or more a learner. */
export interface OfLearners {
  readonly userId: { in: string[] };
}

/**
 * All rows of a cohort's learners, in no order. They are asked for by their ids: asked through memberships, SQLite looks at
 * everybody's rows. `ask` is called once for each 900 learners, so what it counts is still to be added up.
 */
export async function readOfLearners<Row>(
  cohortId: string,
  ask: (of: OfLearners) => Promise<readonly Row[]>,
  tx: Transaction = db,
): Promise<Row[]> {
  const learners = await tx.membership.findMany({ where: { cohortId, role: "learner" }, select: { userId: true } });
  const rows: Row[] = [];
  for (let from = 0; from < learners.length; from += AT_ONCE) {
    const some = learners.slice(from, from + AT_ONCE).map(({ userId }) => userId);
    for (const row of await ask({ userId: { in: some } })) rows.push(row);
  }
  return rows;
}

/** How many rows a cohort's learners have. */
export async function countOfLearners(cohortId: string, count: (of: OfLearners) => Promise<number>): Promise<number> {
  const counts = await readOfLearners(cohortId, async (of) => [await count(of)]);
  return counts.reduce((sum, one) => sum + one, 0);
}
