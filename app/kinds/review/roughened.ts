import type { ReviewWork } from "./work";

/**
 * Makes a review less perfect: the result misses a finding, has few proofs, and sometimes reports a different class
 * than the key.
 */
export function roughenedReview(work: ReviewWork, draw: () => number): ReviewWork {
  const { findings } = work;
  if (findings.length < 2) return work;
  const missed = draw() < 0.6 ? Math.floor(draw() * findings.length) : -1;
  const kept = findings.filter((_, i) => i !== missed);
  return {
    ...work,
    findings: kept.map((finding) => ({
      ...finding,
      proof: draw() < 0.4 ? finding.proof : null,
      class: draw() < 0.3 ? "incomplete" : finding.class,
    })),
  };
}
