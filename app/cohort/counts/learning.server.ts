import type { CohortLearners } from "~/accounts/reading/learners.server";

/** How many ids one statement contains. The number of values that a statement can contain is limited. */
const AT_ONCE = 900;

/** A condition on a table with one or more rows per learner. */
export interface OfLearners {
  readonly userId: { in: string[] };
}

/**
 * All rows that belong to any of these ids, in no particular order. `ask` is called once for every 900 ids, so the
 * caller must add up counts. `isAll` is true if `ask` is called only once.
 */
export async function readByIds<Row>(
  ids: readonly string[],
  ask: (some: string[], isAll: boolean) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE)
    for (const row of await ask(ids.slice(from, from + AT_ONCE), ids.length <= AT_ONCE)) rows.push(row);
  return rows;
}

/**
 * All rows of a cohort's learners, read with `readByIds`. The query lists ids, because SQLite may scan everyone's rows
 * in an ordinary join. For counts and sums in raw SQL, `CohortLearners.rowsIn` is faster.
 */
export async function readOfLearners<Row>(
  learners: CohortLearners,
  ask: (of: OfLearners, isAll: boolean) => Promise<readonly Row[]>,
): Promise<Row[]> {
  return readByIds(await learners.ids(), (some, isAll) => ask({ userId: { in: some } }, isAll));
}

/** Number of rows of a cohort's learners. */
export async function countOfLearners(
  learners: CohortLearners,
  count: (of: OfLearners) => Promise<number>,
): Promise<number> {
  return sumOf(await readOfLearners(learners, async (of) => [await count(of)]));
}

export const sumOf = (counts: readonly number[]): number => counts.reduce((sum, one) => sum + one, 0);
