import type { Change } from "../changes";
import { isKilled, sayChange, sayMistake } from "./report-rows";
import type { TestReport } from "./report-schema";

type Version = Parameters<typeof isKilled>[0] & { readonly id: string };

/** Whether each wrong version was killed, by id; a mistake and a mutant may have the same id. */
const killed = (sort: string, versions: readonly Version[]) =>
  versions.map((version): [string, boolean] => [`${sort} ${version.id}`, isKilled(version)]);

/**
 * The wrong versions that a suite kills and an earlier one did not, and the other way round; null if one of the two did
 * not run. Versions that only one of the reports knows are left out. Uses the words of the later report as shown: a
 * survivor appears without its code until its learner asks.
 */
export function changesOfTest(before: TestReport, after: TestReport, shown: TestReport): readonly Change[] | null {
  if (before.detail.failure || after.detail.failure) return null;
  const { mistakes, mutants } = before.detail;
  const was = new Map([...killed("mistake", mistakes), ...killed("mutant", mutants)]);
  // By position: in the report as shown a survivor has another id.
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
