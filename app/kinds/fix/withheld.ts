import type { FixReport } from "./report-schema";

/**
 * The report as its learner sees it before passing or asking for more. It shows open hidden tests by name and
 * observation, without their source, and lacks the teaching, which says what the bug is. Null if there is nothing to
 * withhold. Rule: docs/grading.md, "Fix".
 */
export function withheldFix(report: FixReport, hasPassed: boolean): FixReport | null {
  const { detail } = report;
  const isEmpty = detail.teaching === "" && Object.keys(detail.afterPass.tests).length === 0;
  if (hasPassed || isEmpty) return null;
  return { ...report, detail: { ...detail, afterPass: { tests: {} }, teaching: "" } };
}
