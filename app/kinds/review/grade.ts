import { ENGINE_VERSION, type Sandbox } from "~/sandbox/contract";
import type { GradeInput } from "../kind";
import { isWholePlace } from "../place";
import { runAuthorProofs } from "./author-proofs";
import { WEIGHT } from "./constants";
import { type ReviewContent, terrainOfReview } from "./content";
import { acceptsWhole, type Remark, rangesOf } from "./key-schema";
import type { Mark } from "./mark";
import type { JudgedMark } from "./match";
import { openReview } from "./open";
import { type ProofRun, runProofs } from "./proofs";
import type { ReviewReport } from "./report-schema";
import { isPassed } from "./rules";
import { type Score, scoreReview } from "./score";
import type { Terrain } from "./terrain";
import { rightVerdict } from "./verdict";
import type { ReviewWork } from "./work";

type Detail = ReviewReport["detail"];

/**
 * Grades a review: runs the learner's proofs, calculates the score (`scoreReview`) and puts everything that the page
 * shows into a report. Deterministic, and independent of the order of the findings.
 */
export async function gradeReview(
  { content, work, seed }: GradeInput<ReviewContent, ReviewWork>,
  sandbox: Sandbox,
): Promise<ReviewReport> {
  const { meta, key, teaching } = content;
  const terrain = terrainOfReview(content);
  const [runs, issueProofs] = await Promise.all([
    runProofs(
      content,
      work.findings.flatMap(({ proof }) => proof ?? []),
      sandbox,
    ),
    runAuthorProofs(content, sandbox),
  ]);
  const runOf = (id: string): ProofRun | null => {
    const { proof } = work.findings.find((finding) => finding.id === id)!;
    return proof === null ? null : runs.get(proof)!;
  };
  const marks = work.findings.map(
    ({ id, place, class: defect, severity }): Mark => ({
      id,
      place,
      class: defect,
      severity,
      bodies: runOf(id)?.bodies ?? [],
      contests: runOf(id)?.contests ?? false,
    }),
  );
  const result = scoreReview(terrain, marks, work.verdict);
  const passed = isPassed(result) && !result.isOpen;
  const detail: Detail = {
    truth: result.truth,
    verdict: { said: work.verdict, right: rightVerdict(result.truth) },
    confidence: work.confidence,
    parts: partsOf(result),
    order: openReview(content, seed).files.map((file) => file.path),
    issues: key.issues.map((issue, i) => {
      const judged = result.matching.issues[i]!;
      const outcome = judged.credit >= 1 ? "caught" : judged.credit > 0 ? "half" : "missed";
      return {
        id: issue.id,
        title: issue.title,
        classes: issue.classes,
        severity: issue.severity,
        outcome,
        ranges: rangesOf(issue),
        whole: acceptsWhole(issue),
        credit: {
          value: judged.credit,
          place: judged.place,
          related: judged.related,
          class: judged.class,
          severitySteps: judged.severitySteps,
          proof: judged.proof,
        },
        weight: WEIGHT[issue.severity],
        finding: judged.mark,
        why: issue.why,
        how: issue.how,
        untestable: issue.untestable ?? null,
        proof: issueProofs.get(issue.id) ?? null,
      };
    }),
    findings: result.matching.marks.map((mark) => ({
      id: mark.id,
      outcome: mark.outcome,
      free: mark.isFree,
      issue: mark.issue === null ? null : key.issues[mark.issue]!.id,
      why: whyOf(content, terrain, mark, marks),
      proof: reportedProof(runOf(mark.id)),
    })),
    decoys: key.decoys.map(({ answers: _, ...decoy }, i) => ({
      ...decoy,
      left: !result.matching.marks.some((mark) => mark.decoys.includes(i)),
    })),
    neutral: key.neutral,
    teaching,
    classes: meta.classes,
    skills: [...new Set([...meta.skills, "know-when-to-trust" as const])],
  };
  return {
    version: 1,
    kind: "review",
    status: passed ? "passed" : "failed",
    score: result.score,
    engine: ENGINE_VERSION,
    detail,
  };
}

function partsOf({ recall, precision, luck, f, verdictRight, isOpen }: Score): Detail["parts"] {
  return { recall, precision, luck, f, halved: !verdictRight && !isOpen };
}

function reportedProof(run: ProofRun | null): Detail["findings"][number]["proof"] {
  if (!run) return null;
  const { bodies: _, onReference: __, ...reported } = run;
  return reported;
}

/**
 * Returns what the key says about the lines of a finding that earned nothing. Leaves out a decoy's reason if the reason
 * doesn't answer objections of the finding's class.
 */
function whyOf(content: ReviewContent, terrain: Terrain, judged: JudgedMark, marks: readonly Mark[]): string[] {
  const { place, class: defect } = marks.find((mark) => mark.id === judged.id)!;
  if (judged.outcome === "decoy")
    return judged.decoys.flatMap((i) => {
      const { why, answers } = content.key.decoys[i]!;
      return answers?.includes(defect) === false ? [] : [why];
    });
  if (judged.outcome !== "neutral" || isWholePlace(place)) return [];
  const rows = new Set(terrain.rowsOf(place));
  const touches = (remark: Remark) => terrain.rowsOf(remark).some((row) => rows.has(row));
  return [...new Set(content.key.neutral.filter(touches).map((remark) => remark.why))];
}
