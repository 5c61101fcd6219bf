import type { ShownFinding, ShownResult } from "../shown-result";
import { sayPlace } from "./findings";
import { isFalseAlarm } from "./mark";
import type { ReviewReport } from "./report-schema";
import type { ReviewWork } from "./work";

/** A passed review as its learner may show it to others. It contains the verdict and the confirmed findings. */
export function resultOfReview({ detail }: ReviewReport, { findings, verdict }: ReviewWork): ShownResult {
  const { issues, truth } = detail;
  const found = issues.filter(({ outcome }) => outcome !== "missed").length;
  const alarms = detail.findings.filter(isFalseAlarm).length;
  const decided = verdict === "request-changes" ? "Correctly requested changes" : "Correctly approved";
  const what =
    truth === "clean" ? "the change has no defect" : `found ${found} of ${issues.length} known issues of this change`;
  return {
    result: `${decided}: ${what}, with ${alarms === 0 ? "no" : alarms} ${alarms === 1 ? "false alarm" : "false alarms"}.`,
    findings: findings.flatMap((finding): ShownFinding[] => {
      const ruled = detail.findings.find(({ id }) => id === finding.id);
      if (ruled?.outcome !== "matched" && ruled?.outcome !== "bonus") return [];
      const isProven = ruled.proof?.outcome === "holds";
      return [
        {
          place: "whole" in finding.place ? "the whole change" : `${finding.place.file}, ${sayPlace(finding.place)}`,
          class: finding.class,
          severity: finding.severity,
          text: finding.text,
          confirmed: isProven
            ? "confirmed by the learner’s test, which fails on this code and passes on a correct version"
            : "confirmed by place and type of defect; the explanation was not graded",
          proof: isProven ? finding.proof : null,
        },
      ];
    }),
  };
}
