import type { Exercise } from "~/catalogue/catalogue.server";
import { ReportBaseSchema } from "~/kinds/report-base";
import type { Sandbox } from "~/sandbox/contract";

/** The outcome of a grading, as a result stores it. */
export interface Verdict {
  readonly status: "passed" | "failed" | "errored";
  readonly score: number;
  /** The report, as JSON. */
  readonly report: string;
}

/** Runs a revision's grader on submitted work. Stores nothing. Throws for faults on our side. */
export async function judge(
  submission: { readonly work: string; readonly seed: string },
  { kind, content }: Pick<Exercise, "kind" | "content">,
  sandbox: Sandbox,
): Promise<Verdict> {
  const work = kind.work.schema.parse(JSON.parse(submission.work));
  const report = kind.report.schema.parse(await kind.grade({ content, work, seed: submission.seed }, sandbox));
  const { status, score } = ReportBaseSchema.parse(report);
  if (status === "ungraded" || score === null) throw new Error("a grader returned no verdict");
  return { status, score, report: JSON.stringify(report) };
}
