import type { Graded } from "~/kinds/graded";
import type { ReportTest } from "~/kinds/report-data";

/** When the grading started and ended, in milliseconds since 1970. */
export interface Span {
  readonly start: number;
  readonly stop: number;
}

/**
 * Writes a report's tests in the Common Test Report Format, 1.0.0 (ctrf.io). A test's duration is always 0, because
 * work is measured in engine units and not in time.
 */
export function toCtrf(
  { exercise, kind, revision, engine, status, score }: Graded,
  tests: readonly ReportTest[],
  span: Span,
) {
  const count = (wanted: ReportTest["status"]) => tests.filter((test) => test.status === wanted).length;
  return {
    reportFormat: "CTRF",
    specVersion: "1.0.0",
    generatedBy: "onramp grade",
    results: {
      tool: { name: "onramp", version: engine },
      summary: {
        tests: tests.length,
        passed: count("passed"),
        failed: count("failed"),
        skipped: count("skipped"),
        pending: 0,
        other: 0,
        ...span,
        duration: span.stop - span.start,
      },
      tests: tests.map(({ suite, name, status: outcome, was, message, diff, file, line }) => ({
        name,
        status: outcome,
        duration: 0,
        suite,
        rawStatus: was,
        ...(message !== undefined && { message }),
        ...(diff !== undefined && { trace: diff }),
        ...(file !== undefined && { filePath: file }),
        ...(line !== undefined && { line }),
      })),
      extra: { exercise, kind, revision, status, score },
    },
  };
}
