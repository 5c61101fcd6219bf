import { capital } from "../count-words";
import type { ReportLine, ReportPart } from "../report-data";
import type { RulingEnd } from "../stand-by";
import { type JudgedFinding, type PlacedRuling, placeRulings, type ReportIssue, speakAt } from "./report-places";
import type { ReportProof, ReviewReport } from "./report-schema";
import { scoreRows } from "./report-score";
import { ISSUE_WORDS, mayMean, sayBasis, sayCredit, sayFinding, sayProofResult, saySeverity } from "./report-words";
import { JUDGED_WORDS, judgedVerdict, sayVerdict } from "./verdict";
import type { ReviewWork } from "./work";

const VERDICT_TONES = { right: "good", wrong: "bad", open: "left" } as const;

/** Describes the report in words, as on its page, without hiding any part. */
export function describeReview(report: ReviewReport, work: ReviewWork): ReportPart[] {
  const judged = judgedVerdict(report.detail);
  const verdict = `${JUDGED_WORDS[judged]} verdict: ${sayVerdict(report.detail.verdict.said)}`;
  const rulings = placeRulings(report.detail, work);
  const ruledAs = (type: PlacedRuling["ruling"]["type"]) => rulings.filter(({ ruling }) => ruling.type === type);
  const describeOne = (placed: PlacedRuling) => describeRuling(placed, report.detail.rulingEnd);
  const basis = sayBasis(report.detail);
  const sum = scoreRows(report).map(({ label, note, value }) => `${label}: ${value}${note ? ` (${note})` : ""}`);
  return [
    { title: "Verdict", lines: [{ tone: VERDICT_TONES[judged], text: verdict } as const] },
    { title: "Issues", lines: ruledAs("issue").map(describeOne) },
    { title: "Other findings", lines: ruledAs("finding").map(describeOne) },
    { title: "Correct code that looks wrong, and was left alone", lines: ruledAs("decoy").map(describeOne) },
    {
      title: "How the score was calculated",
      lines: [...(basis ? [capital(basis)] : []), ...sum].map((text) => ({ tone: "left", text }) as const),
    },
  ].filter(({ lines }) => lines.length > 0);
}

function describeRuling({ ruling, tone, at }: PlacedRuling, end: RulingEnd | undefined): ReportLine {
  const place = at ? `${at.file}, ${speakAt(at)}` : speakAt(null);
  if (ruling.type === "decoy") return { tone, text: place, below: [ruling.decoy.why] };
  if (ruling.type === "issue") {
    const { outcome, title, severity, classes, why } = ruling.issue;
    const earned = ruling.finding ? `: ${sayCredit(ruling.issue, ruling.finding)}` : "";
    const severe = ruling.finding && saySeverity(ruling.issue, ruling.finding);
    return {
      tone,
      text: `${ISSUE_WORDS[outcome]}${earned}. ${title} (${severity}, ${classes[0]}; ${place})`,
      below: [why, ...saidIn(ruling.finding), ...(severe ? [severe] : [])],
    };
  }
  const { word, means } = sayFinding(ruling.finding, ruling.issue, end);
  const stands = ruling.issue ? [sayIssueOf(ruling.finding, ruling.issue)] : [];
  return {
    tone,
    text: `${word}: ${means} (${place})`,
    below: [...saidIn(ruling.finding), ...ruling.finding.ruled.why, ...stands],
  };
}

/**
 * For a finding that matched no issue: describes the issue that the finding repeats or may mean, and the issue's place.
 */
function sayIssueOf(finding: JudgedFinding, issue: ReportIssue): string {
  if (!mayMean(finding)) return `It matches “${issue.title}”.`;
  const [range] = issue.ranges;
  return `It may mean the issue “${issue.title}” (${range ? `${range.file}, ${speakAt(range)}` : speakAt(null)}).`;
}

function saidIn(finding: JudgedFinding | null): string[] {
  if (!finding) return [];
  const { said, ruled } = finding;
  return [
    `The finding (${said.class}, ${said.severity}): ${said.text}`,
    ...(ruled.proof ? [sayProof(ruled.proof)] : []),
  ];
}

function sayProof(proof: ReportProof): string {
  const { title } = proof;
  const name = title.length > 0 ? ` “${title.at(-1)}”` : "";
  return `Its proof${name} ${sayProofResult(proof)}`;
}
