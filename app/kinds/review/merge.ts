import { MAX_FINDINGS, MAX_TEXT } from "./constants";
import { isBlank, isWhole, sayPlace } from "./findings";
import type { DraftFinding, ReviewDraft } from "./work";

/**
 * Merges two drafts of one review: every finding of both, once. A choice made in only one draft is kept. If the drafts
 * differ in verdict or confidence, the learner must choose again, because only they know which one they mean.
 * `isSameChange`: both drafts started from the same revision. Otherwise lines may have moved: findings of `other` are
 * then put on the whole change and name their old lines.
 */
export function mergeReviews(mine: ReviewDraft, other: ReviewDraft, isSameChange: boolean): ReviewDraft {
  const placed = isSameChange ? other.findings : other.findings.map(withoutLines);
  const known = new Set(mine.findings.map(contentOf));
  const ids = new Set(mine.findings.map(({ id }) => id));
  const added = placed
    .filter((finding) => !isBlank(finding) && !known.has(contentOf(finding)))
    .map((finding) => ({ ...finding, id: freeId(finding.id, ids) }));
  const findings = [...mine.findings, ...added];
  return {
    // If there are more findings than a draft can hold, blank ones are dropped first.
    findings:
      findings.length > MAX_FINDINGS ? findings.filter((one) => !isBlank(one)).slice(0, MAX_FINDINGS) : findings,
    verdict: agreed(mine.verdict, other.verdict),
    confidence: agreed(mine.confidence, other.confidence),
    read: [...new Set([...mine.read, ...(isSameChange ? other.read : [])])].slice(0, 200),
  };
}

const agreed = <T>(mine: T | null, other: T | null): T | null => {
  if (mine === null || other === null) return mine ?? other;
  return mine === other ? mine : null;
};

/** Everything in a finding except its id: two findings that are equal in this are duplicates. */
const contentOf = ({ place, class: kind, severity, text, proof }: DraftFinding): string =>
  JSON.stringify([
    isWhole(place) ? "whole" : [place.file, place.side, place.from, place.to],
    kind,
    severity,
    text,
    proof,
  ]);

function withoutLines(finding: DraftFinding): DraftFinding {
  const { place, text } = finding;
  if (isWhole(place)) return finding;
  const said = `${place.file}, ${sayPlace(place)}, as it was: ${text}`;
  return { ...finding, place: { whole: true }, text: said.length <= MAX_TEXT ? said : text };
}

/** This id, or a similar one that no finding has yet. Marks it as taken. */
function freeId(id: string, taken: Set<string>): string {
  let free = id;
  for (let n = 2; taken.has(free); n++) free = `${id.slice(0, 34)}-${n}`;
  taken.add(free);
  return free;
}
