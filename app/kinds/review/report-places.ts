import type { Outcome } from "~/ui/mark";
import { WIDEN_BY } from "../place";
import type { ReviewReport } from "./report-schema";
import type { ReviewFinding, ReviewWork } from "./work";

/** Determines where a report shows each of its rulings: below the last line that the ruling is about. Pure. */

type Detail = ReviewReport["detail"];
export type ReportIssue = Detail["issues"][number];
type ReportFinding = Detail["findings"][number];
type Decoy = Detail["decoys"][number];

/** A finding as the learner wrote it, with its outcome. */
export interface JudgedFinding {
  readonly said: ReviewFinding;
  readonly ruled: ReportFinding;
}

type Ruling =
  | { readonly type: "issue"; readonly issue: ReportIssue; readonly finding: JudgedFinding | null }
  | { readonly type: "finding"; readonly finding: JudgedFinding; readonly issue: ReportIssue | null }
  | { readonly type: "decoy"; readonly decoy: Decoy };

export interface PlacedRuling {
  readonly ruling: Ruling;
  /** The id of the ruling's element on the page. */
  readonly anchor: string;
  readonly tone: Outcome;
  /** Null if the ruling is about the change as a whole. */
  readonly at: Place | null;
}

export interface Place {
  readonly file: string;
  readonly side: "old" | "new";
  readonly from: number;
  readonly to: number;
}

const TONES = { caught: "good", half: "half", missed: "bad" } as const satisfies Record<
  ReportIssue["outcome"],
  Outcome
>;

const FINDING_TONES: Readonly<Record<ReportFinding["outcome"], Outcome>> = {
  matched: "good",
  bonus: "good",
  further: "left",
  neutral: "left",
  near: "left",
  held: "left",
  "free-doubt": "left",
  decoy: "bad",
  "false-alarm": "bad",
};

/**
 * Returns every ruling in a report with its place. Rulings are about issues, findings that matched no issue, and decoys
 * that were left alone.
 */
export function placeRulings({ issues, findings, decoys }: Detail, work: ReviewWork): PlacedRuling[] {
  const judged = new Map<string, JudgedFinding>();
  for (const ruled of findings) {
    const said = work.findings.find(({ id }) => id === ruled.id);
    if (said) judged.set(ruled.id, { said, ruled });
  }
  const issueOf = (id: string | null) => issues.find((issue) => issue.id === id) ?? null;
  const ofIssues = issues.map((issue): PlacedRuling => {
    const finding = (issue.finding && judged.get(issue.finding)) || null;
    return {
      ruling: { type: "issue", issue, finding },
      anchor: `issue-${issue.id}`,
      tone: TONES[issue.outcome],
      at: issuePlace(issue, finding),
    };
  });
  const ofFindings = [...judged.values()]
    .filter(({ ruled }) => ruled.outcome !== "matched")
    .map(
      (finding): PlacedRuling => ({
        ruling: { type: "finding", finding, issue: issueOf(finding.ruled.issue) },
        anchor: `finding-${finding.said.id}`,
        tone: finding.ruled.free ? "left" : FINDING_TONES[finding.ruled.outcome],
        at: "whole" in finding.said.place ? null : finding.said.place,
      }),
    );
  const ofDecoys = decoys
    .map(
      (decoy, i): PlacedRuling => ({ ruling: { type: "decoy", decoy }, anchor: `decoy-${i}`, tone: "left", at: decoy }),
    )
    .filter(({ ruling }) => ruling.type === "decoy" && ruling.decoy.left);
  return [...ofIssues, ...ofFindings, ...ofDecoys];
}

/**
 * Returns the place where an issue is shown: the accepted lines that the learner marked, or else the issue's first
 * accepted lines.
 */
function issuePlace({ ranges }: ReportIssue, finding: JudgedFinding | null): Place | null {
  const pointed = finding && !("whole" in finding.said.place) ? finding.said.place : null;
  const near = pointed && ranges.find((range) => isNear(range, pointed));
  return near ?? ranges[0] ?? pointed;
}

/** A finding a few lines away from an accepted range may belong to it, because ranges are widened for matching. */
const isNear = (a: Place, b: Place) =>
  a.file === b.file && a.side === b.side && a.from <= b.to + WIDEN_BY && b.from <= a.to + WIDEN_BY;

/** Returns the issues that have accepted lines in a file. A page shows each issue at only one of its places. */
export const issuesIn = ({ issues }: Pick<Detail, "issues">, path: string): readonly ReportIssue[] =>
  issues.filter(({ ranges }) => ranges.some(({ file }) => file === path));

export const holdsLine = (
  { side, from, to }: Place,
  line: { readonly old: number | null; readonly new: number | null },
) => {
  const number = line[side];
  return number !== null && from <= number && number <= to;
};

/** Formats line numbers for the margin: "6–10", "old 3". */
export function sayAt(at: Place | null): string {
  if (!at) return "all";
  const lines = at.from === at.to ? `${at.from}` : `${at.from}–${at.to}`;
  return at.side === "old" ? `old ${lines}` : lines;
}

/** Formats line numbers for screen readers: "lines 6 to 10". */
export function speakAt(at: Place | null): string {
  if (!at) return "the whole change";
  const lines = at.from === at.to ? `line ${at.from}` : `lines ${at.from} to ${at.to}`;
  return at.side === "old" ? `old ${lines}` : lines;
}
