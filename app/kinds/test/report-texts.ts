import type { ReportTexts } from "../report-texts";
import type { TestOpen } from "./open";
import type { TestReport } from "./report-schema";
import type { TestWork } from "./work";

export function textsOfTest(_open: TestOpen, work: TestWork, { detail: { suitePath } }: TestReport): ReportTexts {
  return {
    files: [{ path: suitePath, old: null, new: work.suite }],
    exercise: { code: {}, prose: {} },
    own: { code: { [suitePath]: work.suite }, prose: {} },
  };
}
