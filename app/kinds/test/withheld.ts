import { isKilled } from "./report-rows";
import type { TestReport } from "./report-schema";

/**
 * Returns the report as learners see it before they ask for details. Survivors are described in words, without their
 * code and the input on which they differ. Until the learner has passed, the report also lacks the teaching text, which
 * reveals what is wrong with the AI's code. Null if there is nothing to withhold. Rule: docs/grading.md, "Test", 3.
 */
export function withheldTest(report: TestReport, hasPassed: boolean): TestReport | null {
  const { detail } = report;
  const teaching = hasPassed ? detail.teaching : "";
  if ([...detail.mistakes, ...detail.mutants].every(isKilled) && teaching === detail.teaching) return null;
  return {
    ...report,
    detail: {
      ...detail,
      teaching,
      mistakes: detail.mistakes.map((mistake) => (isKilled(mistake) ? mistake : { ...mistake, differs: "" })),
      mutants: detail.mutants.map((mutant, i) =>
        isKilled(mutant) ? mutant : { ...mutant, ...withoutCode(`survivor-${i}`) },
      ),
      // The mutants that don't count are withheld, too, because they also contain the correct version's code.
      allowed: detail.allowed.map((mutant, i) => ({ ...mutant, ...withoutCode(`allowed-${i}`) })),
    },
  };
}

/** Replaces a mutant's code and its id, because the id also contains code. */
const withoutCode = (id: string) => ({
  id,
  original: "",
  replacement: "",
  before: "",
  after: "",
  witness: null,
  told: [],
});
