import { partName, type ReportFacts } from "../facts";
import { touches } from "../place";
import type { ReviewContent } from "./content";
import { isFalseAlarm } from "./mark";
import type { ReviewReport } from "./report-schema";
import { isVerdictRight, judgedVerdict } from "./verdict";
import type { ReviewWork } from "./work";

/**
 * Returns the facts from a review's report. A partly caught issue counts as caught, because the learner looked at the
 * right place.
 */
export function factsOfReview({ detail }: ReviewReport, { findings }: ReviewWork): ReportFacts {
  const { issues, decoys, verdict, truth } = detail;
  const held = findings.find(({ id }) => detail.findings.some((one) => one.id === id && one.outcome === "held"));
  const alarmed = new Set(detail.findings.filter(isFalseAlarm).map(({ id }) => id));
  return {
    cameTrue: isVerdictRight(verdict.said, verdict.right),
    trial: { flawed: truth === "flawed", requested: verdict.said === "request-changes" },
    contest: contestIn(detail),
    parts: [
      ...issues.map(({ id, credit }) => ({ type: "issue" as const, id, share: credit.value })),
      // A decoy with a held finding on it is not counted yet, because the ruling decides whether the learner left the
      // decoy alone.
      ...decoys
        .filter((decoy) => !held || "whole" in held.place || !touches(decoy, held.place))
        .map(({ left, ...lines }) => ({ type: "decoy" as const, id: nameOfLines(lines), share: left ? 1 : 0 })),
    ],
    classes: issues.map(({ classes, outcome }) => ({ class: classes[0]!, caught: outcome !== "missed" })),
    falseAlarms: findings
      .filter(({ id }) => alarmed.has(id))
      .map(({ place, class: called }) =>
        "whole" in place
          ? { file: null, side: "new", from: 0, to: 0, class: called }
          : { file: place.file, side: place.side, from: place.from, to: place.to, class: called },
      ),
  };
}

/**
 * Returns how a held finding affects what the review shows about trust. If a review requests changes with a test that
 * contests the reference, its verdict doesn't count for trust, whether or not the change is flawed. If only verdicts on
 * clean changes were left out, attaching such tests would raise d′.
 */
function contestIn(detail: ReviewReport["detail"]): ReportFacts["contest"] {
  if (judgedVerdict(detail) === "open") return "open";
  const contests = detail.findings.some(({ proof }) => proof?.contests);
  return contests && detail.verdict.said === "request-changes" ? "verdict" : null;
}

/**
 * Whether a proof showed an issue. Also true if the learner approved a clean change without a false alarm, because then
 * there was nothing to prove.
 */
export function isProvenReview({ detail: { truth, verdict, findings } }: ReviewReport): boolean {
  if (truth === "clean") return isVerdictRight(verdict.said, verdict.right) && !findings.some(isFalseAlarm);
  return findings.some(({ proof }) => proof?.outcome === "holds" && proof.shows.length > 0);
}

const plain = (markdown: string) => markdown.replaceAll("`", "");

const nameOfLines = ({ file, side, from, to }: { file: string; side: string; from: number; to: number }) =>
  `${file}:${side}:${from}-${to}`;

/** Returns plain-text descriptions of a review's parts, keyed by `partName`. */
export async function partWordsOfReview({ key }: ReviewContent): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ...key.issues.map(({ id, title }) => [partName({ type: "issue", id }), title] as const),
    ...key.decoys.map((decoy) => [partName({ type: "decoy", id: nameOfLines(decoy) }), plain(decoy.why)] as const),
  ]);
}

export const changedOfReview = ({ files, before, ai }: ReviewContent) =>
  files.map(({ path }) => ({ path, old: before[path] ?? null, new: ai[path] ?? null }));
