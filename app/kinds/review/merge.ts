import { MAX_FINDINGS, MAX_TEXT } from "./constants";
import { isBlank, isWhole, sayPlace } from "./findings";
import type { DraftFinding, ReviewDraft } from "./work";

/**
 * Puts two drafts of one review together: every finding of both, each once. What is chosen in one draft alone is kept;
 * a verdict or a confidence on which the two differ is to be chosen again, since no one else can say which one holds.
 * `isSameChange`: both were begun on one revision. Where not, lines may have moved: findings of `other` then stand on
 * the whole change, and say where they stood.
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
    // Beyond the most that a draft holds, what says nothing yet gives way first.
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

/** All of a finding but its name: two with the same are one. */
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

/** This name, or one like it that no finding has yet. Notes that it is used. */
function freeId(id: string, taken: Set<string>): string {
  let free = id;
  for (let n = 2; taken.has(free); n++) free = `${id.slice(0, 34)}-${n}`;
  taken.add(free);
  return free;
}
