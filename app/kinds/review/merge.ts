import { MAX_FINDINGS, MAX_TEXT } from "./constants";
import { isBlank, isWhole, sayPlace } from "./findings";
import type { DraftFinding, ReviewDraft } from "./work";

/**
 * Merges two drafts of one review. Keeps every finding from both drafts once, and every choice that was made in only
 * one draft. If the drafts differ in verdict or confidence, the learner must choose again, because only the learner
 * knows which one is intended. `isSameChange`: both drafts started from the same revision. Otherwise lines may have
 * moved, so the findings from `other` are moved to the whole change, and their text mentions their old lines.
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
    // If there are too many findings for one draft, blank findings are dropped first.
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

/** Serialises a finding without its id and its finished state. Findings with equal content are duplicates. */
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
  const said = `${place.file}, ${sayPlace(place)}, before the exercise changed: ${text}`;
  return { ...finding, place: { whole: true }, text: said.length <= MAX_TEXT ? said : text };
}

/** Returns this id or, if a finding already has it, a similar id. Marks the returned id as taken. */
function freeId(id: string, taken: Set<string>): string {
  let free = id;
  for (let n = 2; taken.has(free); n++) free = `${id.slice(0, 34)}-${n}`;
  taken.add(free);
  return free;
}
