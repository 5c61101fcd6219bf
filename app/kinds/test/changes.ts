import type { Change } from "../changes";
import { isKilled, sayChange, sayMistake } from "./report-rows";
import type { TestReport } from "./report-schema";

type Version = Parameters<typeof isKilled>[0] & { readonly id: string };

/** Whether a wrong version was killed, by its id; one id may stand for a mistake and for a mutant. */
const killed = (sort: string, versions: readonly Version[]) =>
  versions.map((version): [string, boolean] => [`${sort} ${version.id}`, isKilled(version)]);

/**
 * The wrong versions that a suite kills and an earlier one let live, and those that it lets live and the earlier one
 * killed; null where one of the two did not run. Versions that only one of the reports knows are left out. Words are
 * those of the later report as it is shown: one that lives is told without its code until its learner asks.
 */
export function changesOfTest(before: TestReport, after: TestReport, shown: TestReport): readonly Change[] | null {
  if (before.detail.failure || after.detail.failure) return null;
  const { mistakes, mutants } = before.detail;
  const was = new Map([...killed("mistake", mistakes), ...killed("mutant", mutants)]);
  // By their place: what is shown of one that lives has another id.
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
