import { MAX_LINES, MIN_TEXT } from "./constants";
import type { ReviewContent } from "./content";
import { type Issue, type Remark, rangesOf } from "./key-schema";
import { truthOf } from "./score";
import { rightVerdict } from "./verdict";
import type { ReviewFinding, ReviewWork } from "./work";

const CONFIDENCE = 75;
const sentence = (text: string) => (text.length < MIN_TEXT ? `${text}: that should not happen.` : text);

function findingOf(issue: Issue, proof: string | null): ReviewFinding {
  const [range] = rangesOf(issue);
  const place = range ? { ...range, to: Math.min(range.to, range.from + MAX_LINES - 1) } : { whole: true as const };
  const { id, severity, title } = issue;
  return { id, place, class: issue.classes[0]!, severity, text: sentence(title), proof, done: true };
}

/** Returns a sample finding that questions correct lines. */
function doubtOf({ file, side, from, to }: Remark, i: number): ReviewFinding {
  const place = { file, side, from, to: Math.min(to, from + MAX_LINES - 1) };
  const text = "This looks wrong to me, but I can’t say when it breaks.";
  return { id: `doubt-${i}`, place, class: "silly-logic", severity: "minor", text, proof: null, done: true };
}

/** Builds reviews of known quality from the key, best first. */
export function samplesOfReview({ key, proofs }: ReviewContent): { says: string; work: ReviewWork }[] {
  const truth = truthOf(key.issues);
  const isFlawed = truth === "flawed";
  const right = rightVerdict(truth);
  const wrong = isFlawed ? "approve" : "request-changes";
  const work = (findings: ReviewFinding[], verdict: ReviewWork["verdict"]): ReviewWork => ({
    findings,
    verdict,
    confidence: CONFIDENCE,
    read: [],
  });
  const placed = key.issues.map((issue) => findingOf(issue, null));
  const proven = key.issues.map((issue) => findingOf(issue, proofs[issue.id] ?? null));
  const doubts = key.decoys.map(doubtOf);
  const onlyWhole = (finding: ReviewFinding) => "whole" in finding.place;
  // A review may contain only one finding on the whole change.
  const handable = (findings: ReviewFinding[]) =>
    findings.filter((finding) => !onlyWhole(finding) || finding === findings.find(onlyWhole));
  if (!isFlawed)
    return [
      ...(truth === "minor-only"
        ? [{ says: "approves with comments on the minor issues", work: work(handable(proven), right) }]
        : []),
      { says: "approves", work: work([], "approve") },
      {
        says: "approves, with one doubt",
        work: work(doubts.slice(0, 1), doubts.length > 0 ? "approve-with-comments" : "approve"),
      },
      { says: "rejects it over something that only looks wrong", work: work(doubts, wrong) },
    ];
  return [
    { says: "proves every issue", work: work(handable(proven), right) },
    { says: "marks every issue", work: work(handable(placed), right) },
    {
      says: "marks the first issue and raises one doubt",
      work: work([...placed.slice(0, 1), ...doubts.slice(0, 1)], right),
    },
    { says: "rejects it over something that only looks wrong", work: work(doubts, right) },
    { says: "approves", work: work([], wrong) },
  ];
}
