import type { Change } from "../changes";
import { isKilled, sayChange, sayMistake } from "./report-rows";
import type { TestReport } from "./report-schema";

type Version = Parameters<typeof isKilled>[0] & { readonly id: string };

/**
 * Returns a pair for each wrong version: a key, and whether the version was killed. The key contains the sort and the
 * id, because a mistake and a mutant may have the same id.
 */
const killed = (sort: string, versions: readonly Version[]) =>
  versions.map((version): [string, boolean] => [`${sort} ${version.id}`, isKilled(version)]);

/**
 * Returns the wrong versions that only the later of two suites kills, and those that only the earlier suite kills. Null
 * if one of the suites did not run. Versions that only one report contains are omitted. The changes are worded as in
 * `shown`, the later report as the learner sees it. There, a survivor appears without its code until the learner asks
 * for it.
 */
export function changesOfTest(before: TestReport, after: TestReport, shown: TestReport): readonly Change[] | null {
  if (before.detail.failure || after.detail.failure) return null;
  const { mistakes, mutants } = before.detail;
  const was = new Map([...killed("mistake", mistakes), ...killed("mutant", mutants)]);
  // Mutants are compared by position, because survivors have different ids in the report that the learner sees.
  const now = [
    ...after.detail.mistakes.map((one, i) => ({
      key: `mistake ${one.id}`,
      isBetter: isKilled(one),
      says: sayMistake(shown.detail.mistakes[i]!),
    })),
    ...after.detail.mutants.map((one, i) => ({
      key: `mutant ${one.id}`,
      isBetter: isKilled(one),
      says: sayChange(shown.detail.mutants[i]!).text,
    })),
  ];
  return now
    .filter(({ key, isBetter }) => was.has(key) && was.get(key) !== isBetter)
    .map(({ isBetter, says }) => ({ isBetter, says }));
}
