import { isWholePlace } from "../place";
import { PASSED_BY_A_PERSON, type ShownFinding, type ShownResult } from "../shown-result";
import { sayPlace } from "./findings";
import { isFalseAlarm } from "./mark";
import type { ReportIssue } from "./report-places";
import type { ReviewReport } from "./report-schema";
import type { ReviewWork } from "./work";

/** Returns a passed review as its learner may show it to others: the verdict and the confirmed findings. */
export function resultOfReview({ status, detail }: ReviewReport, { findings, verdict }: ReviewWork): ShownResult {
  const { issues, truth } = detail;
  // Strangers see only what the page lists: findings whose class or proof was confirmed.
  const found = issues.filter(({ credit }) => credit.class || credit.proof);
  const proven = found.filter(({ credit }) => credit.proof).length;
  const by = found.length > 0 ? ` (${proven || "none"} proven by a test)` : "";
  const alarms = detail.findings.filter(isFalseAlarm).length;
  const decided = verdict === "request-changes" ? "Correctly requested changes" : "Correctly approved";
  const what =
    truth === "clean"
      ? "the change has no defect"
      : `found ${found.length} of ${issues.length} known issues in this change${by}`;
  const graded = `${decided}: ${what}; ${alarms === 0 ? "no" : alarms} ${alarms === 1 ? "false alarm" : "false alarms"}.`;
  return {
    result: status === "passed" ? graded : PASSED_BY_A_PERSON,
    findings: findings.flatMap((finding): ShownFinding[] => {
      const isBonus = detail.findings.some(({ id, outcome }) => id === finding.id && outcome === "bonus");
      const credit = issues.find((issue) => issue.finding === finding.id)?.credit;
      const isProven = isBonus || credit?.proof === true;
      const confirmed = isProven ? sayProven(credit?.class === true) : credit?.class ? sayMatched(credit) : null;
      // If no test confirms the finding, and the key rejects its class, at most its place is correct.
      if (confirmed === null) return [];
      return [
        {
          place: isWholePlace(finding.place) ? "the whole change" : `${finding.place.file}, ${sayPlace(finding.place)}`,
          class: finding.class,
          severity: finding.severity,
          text: finding.text,
          confirmed,
          proof: isProven ? finding.proof : null,
        },
      ];
    }),
  };
}

const sayProven = (isOfClass: boolean) =>
  `confirmed by the learner’s test, which fails on this code and passes on a correct version${isOfClass ? "" : "; the type of defect was not confirmed"}`;

/** Describes how a finding whose class the key accepts was confirmed without a test. */
function sayMatched({ place, related, severitySteps }: ReportIssue["credit"]): string {
  const by = place
    ? "place and type of defect"
    : related
      ? "type of defect, on lines that show it"
      : "type of defect only";
  const severity = severitySteps === 0 ? "" : "the severity was not confirmed, and ";
  return `confirmed by ${by}; ${severity}the explanation was not graded`;
}
