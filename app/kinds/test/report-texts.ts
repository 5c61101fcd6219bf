import { type ReportTexts, TEACHING } from "../report-texts";
import type { TestOpen } from "./open";
import type { TestReport } from "./report-schema";
import type { TestWork } from "./work";

export function textsOfTest(_open: TestOpen, work: TestWork, { detail }: TestReport): ReportTexts {
  const { suitePath, teaching } = detail;
  return {
    files: [{ path: suitePath, old: null, new: work.suite }],
    exercise: { code: {}, prose: { [TEACHING]: teaching } },
    own: { code: { [suitePath]: work.suite }, prose: {} },
  };
}
