import { isKilled } from "./report-rows";
import type { TestReport } from "./report-schema";

/**
 * The report before its learner asks for details: survivors are described in words, without their code and the input on
 * which they differ. Null if nothing survived. Rule: docs/grading.md, "Test", 3.
 */
export function withheldTest(report: TestReport): TestReport | null {
  const { detail } = report;
  if ([...detail.mistakes, ...detail.mutants].every(isKilled)) return null;
  return {
    ...report,
    detail: {
      ...detail,
      mistakes: detail.mistakes.map((mistake) => (isKilled(mistake) ? mistake : { ...mistake, differs: "" })),
      mutants: detail.mutants.map((mutant, i) =>
        isKilled(mutant) ? mutant : { ...mutant, ...withoutCode(`survivor-${i}`) },
      ),
      // Their lines are the correct version's code, too.
      allowed: detail.allowed.map((mutant, i) => ({ ...mutant, ...withoutCode(`allowed-${i}`) })),
    },
  };
}

/** The id of a mutant contains its code, too. */
const withoutCode = (id: string) => ({
  id,
  original: "",
  replacement: "",
  before: "",
  after: "",
  witness: null,
  told: [],
});
