import { DEFECT_CLASSES } from "../defect-classes";
import type { RemarkPlace, ReportRemark } from "../report-data";
import type { ReviewReport } from "./report-schema";
import type { ReviewFinding, ReviewWork } from "./work";

const LEVELS = { blocker: "error", major: "warning", minor: "note" } as const;

/**
 * Returns a remark for each of the learner's findings, with its outcome. The files of both versions are in the
 * exercise's folder.
 */
export function remarksOfReview({ detail }: ReviewReport, { findings }: ReviewWork): ReportRemark[] {
  return findings.map((finding) => {
    const ruled = detail.findings.find(({ id }) => id === finding.id)!;
    return {
      rule: finding.class,
      means: DEFECT_CLASSES[finding.class],
      level: LEVELS[finding.severity],
      text: finding.text,
      place: placeOf(finding),
      facts: {
        outcome: ruled.outcome,
        issue: ruled.issue,
        severity: finding.severity,
        proof: ruled.proof?.outcome ?? null,
      },
    };
  });
}

/** Returns the place of a finding. A finding on the whole change is placed on the pull request's text. */
function placeOf({ place }: ReviewFinding): RemarkPlace {
  if ("whole" in place) return { in: "exercise", path: "pull-request.md" };
  const { file, side, from, to } = place;
  return { in: "exercise", path: `${side === "old" ? "before" : "after"}/${file}`, from, to };
}
