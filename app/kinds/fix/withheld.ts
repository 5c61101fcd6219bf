import type { FixReport } from "./report-schema";

/**
 * Returns the report as its learner sees it until they pass or ask for the withheld parts. It shows the names and
 * failures of open hidden tests but not their source, and it leaves out the teaching text, which describes the bug.
 * Null if there is nothing to withhold. Rule: docs/grading.md, "Fix".
 */
export function withheldFix(report: FixReport, hasPassed: boolean): FixReport | null {
  const { detail } = report;
  const isEmpty = detail.teaching === "" && Object.keys(detail.afterPass.tests).length === 0;
  if (hasPassed || isEmpty) return null;
  return { ...report, detail: { ...detail, afterPass: { tests: {} }, teaching: "" } };
}
