import { isKilled } from "./report-rows";
import type { TestReport } from "./report-schema";

type Detail = TestReport["detail"];

/**
 * The report before its learner asks: what survived is told in words, without its code and the input on which it
 * differs. Null where nothing survived. Rule: docs/grading.md, "Test", 3.
 */
export function withheldTest(report: TestReport): TestReport | null {
  const { detail } = report;
  if ([...detail.mistakes, ...detail.mutants].every(isKilled)) return null;
  return {
    ...report,
    detail: {
      ...detail,
      mistakes: detail.mistakes.map((mistake) => (isKilled(mistake) ? mistake : { ...mistake, differs: "" })),
      mutants: detail.mutants.map((mutant, i) => (isKilled(mutant) ? mutant : inWords(mutant, i))),
    },
  };
}

/** The id of a mutant holds its code, too. */
function inWords(mutant: Detail["mutants"][number], i: number): Detail["mutants"][number] {
  return {
    ...mutant,
    id: `survivor-${i}`,
    original: "",
    replacement: "",
    before: "",
    after: "",
    witness: null,
    told: [],
  };
}
