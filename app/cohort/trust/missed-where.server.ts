import type { CohortLearners } from "~/accounts/reading/learners.server";
import { findCohortsOf, titleOf } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { DefectClass } from "~/kinds/defect-classes";
import { issuesOf } from "../counts/fact";

/** Finds the exercise in which a cohort missed the most issues of a class. */

/** For each class, the exercise in which this cohort missed the most issues, and how many of them. */
export async function countMissed(cohort: CohortLearners): Promise<Map<DefectClass, { slug: string; of: number }>> {
  const rows = await db.$queryRaw<{ slug: string; issues: string; times: bigint }[]>`
    SELECT t.slug, t.issues, COUNT(*) AS times ${cohort.rowsIn("TryFact")} AND t.counting AND t.issues <> ''
    GROUP BY t.slug, t.issues ORDER BY t.slug`;
  const counts = new Map<DefectClass, Map<string, number>>();
  for (const { slug, issues, times } of rows)
    for (const { class: id, caught } of issuesOf({ issues })) {
      if (caught) continue;
      const inClass = counts.get(id) ?? new Map<string, number>();
      counts.set(id, inClass.set(slug, (inClass.get(slug) ?? 0) + Number(times)));
    }
  const most = (inClass: ReadonlyMap<string, number>) => {
    const [slug, of] = [...inClass].reduce((first, next) => (next[1] > first[1] ? next : first));
    return { slug, of };
  };
  return new Map([...counts].map(([id, inClass]) => [id, most(inClass)]));
}

interface Missed {
  /** Number of missed issues. */
  readonly of: number;
  /** The exercise with the largest number of these issues. */
  readonly mostIn: { readonly slug: string; readonly of: number } | null;
}

/**
 * A row of the most-missed defects, with a sentence for readers who might mistake one difficult exercise for a habit.
 */
export type WithWhere<Row> = Row & { readonly where: string | null };

/**
 * Says which exercise contained more than half of the missed issues of a class. Null if there is no such exercise, or
 * if it is another cohort's own exercise. Pages that learners may see pass a `nameOf` that hides the title, because the
 * sentence reveals a class that the exercise contains.
 */
export function withWhere<Row extends Missed>(
  row: Row,
  { cohortId }: CohortLearners,
  nameOf = (slug: string) => `“${titleOf(slug)}”`,
): WithWhere<Row> {
  const { of, mostIn } = row;
  // The two counts are read one after the other, so a result that arrives meanwhile can be in only one of them.
  if (!mostIn || 2 * mostIn.of <= of || mostIn.of > of) return { ...row, where: null };
  if (findCohortsOf(mostIn.slug)?.has(cohortId) === false) return { ...row, where: null };
  const all = of === 2 ? "Both" : `All ${of}`;
  const which = `${of === mostIn.of ? all : `${mostIn.of} of the ${of}`} missed issues were`;
  return { ...row, where: `${of === 1 ? "The missed issue was" : which} in ${nameOf(mostIn.slug)}.` };
}
