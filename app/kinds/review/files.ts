import type { Files } from "~/sandbox/contract";
import { VERDICT_LABELS } from "./verdict";
import type { DraftFinding, ReviewDraft } from "./work";

const whereOf = ({ place }: DraftFinding): string => {
  if ("whole" in place) return "The whole change";
  const lines = place.from === place.to ? `line ${place.from}` : `lines ${place.from} to ${place.to}`;
  return `${place.file}, ${lines} ${place.side === "old" ? "before" : "after"} the change`;
};

const proofOf = (finding: DraftFinding, at: number) => (finding.proof?.trim() ? `proofs/finding-${at}.test.ts` : null);

/**
 * Exports a review as files. The verdict and the findings become a Markdown file, and each proof becomes a test file.
 */
export function filesOfReview({ findings, verdict, confidence }: Omit<ReviewDraft, "read">): Files {
  const sure = confidence === null ? "" : `, ${confidence}% sure`;
  const parts = [`# Verdict: ${verdict ? VERDICT_LABELS[verdict] : "none yet"}${sure}`];
  const files: Record<string, string> = {};
  findings.forEach((finding, i) => {
    const proof = proofOf(finding, i + 1);
    if (proof) files[proof] = finding.proof ?? "";
    const kept = [finding.severity ?? "no severity yet", finding.class ?? "no class yet", proof && `proof: ${proof}`];
    parts.push(`## ${i + 1}. ${whereOf(finding)}`, kept.filter(Boolean).join(" · "), finding.text);
  });
  if (findings.length === 0) parts.push("No findings.");
  return { "findings.md": `${parts.join("\n\n")}\n`, ...files };
}
