import { z } from "zod";
import { DEFECT_CLASS_IDS } from "../defect-classes";
import { SeveritySchema, SideSchema } from "../place-schema";
import { ConfidenceSchema } from "../report-base";
import { MAX_FINDINGS, MAX_LINES, MAX_PROOF, MAX_PROOFS, MAX_TEXT, MIN_TEXT } from "./constants";
import { lacksComments, VERDICTS } from "./verdict";

/** The schemas for a learner's review, as a draft and as a submission. */

const VerdictSchema = z.enum(VERDICTS);

const line = z.int().min(1).max(100_000);

/**
 * Lines on one side of a changed file, 1-based, or the change as a whole. The whole change is used for omissions and
 * for untrue statements in the pull request's text.
 */
const PlaceSchema = z.union([
  z.strictObject({ file: z.string().min(1).max(200), side: SideSchema, from: line, to: line }),
  z.strictObject({ whole: z.literal(true) }),
]);

const FindingSchema = z.strictObject({
  /**
   * The finding's id, which the workspace generates. It is also part of the proof's file name when the proof runs in
   * the browser.
   */
  id: z.string().regex(/^[A-Za-z0-9-]{1,40}$/),
  place: PlaceSchema,
  class: z.enum(DEFECT_CLASS_IDS).nullable(),
  severity: SeveritySchema.nullable(),
  /** What breaks, and who is affected. */
  text: z.string().max(MAX_TEXT, "Keep a finding under 4,000 characters."),
  /** The source of the finding's test; null if there is no test. Empty while the test still has its initial text. */
  proof: z.string().max(MAX_PROOF, "Keep a proof under 20,000 characters.").nullable(),
  /** Whether the learner has finished the finding. Only finished findings are submitted. */
  done: z.boolean(),
});
export type DraftFinding = z.infer<typeof FindingSchema>;

/** A saved draft. Any part may still be incomplete. */
export const ReviewDraftSchema = z.strictObject({
  findings: z.array(FindingSchema).max(MAX_FINDINGS, "A review can have at most 60 findings."),
  verdict: VerdictSchema.nullable(),
  confidence: ConfidenceSchema.nullable(),
  /** Paths of the files that the learner ticked as read. */
  read: z.array(z.string().max(200)).max(200),
});
export type ReviewDraft = z.infer<typeof ReviewDraftSchema>;

/** A finding that is finished. */
export interface ReviewFinding extends DraftFinding {
  readonly class: NonNullable<DraftFinding["class"]>;
  readonly severity: NonNullable<DraftFinding["severity"]>;
  readonly done: true;
}

/** The submission: the finished findings, a verdict, and the learner's confidence in the verdict. */
export interface ReviewWork {
  readonly findings: readonly ReviewFinding[];
  readonly verdict: z.infer<typeof VerdictSchema>;
  readonly confidence: number;
  readonly read: readonly string[];
}

/** Returns what is still missing in a finding, as pairs of field and message. */
function gapsOf(finding: DraftFinding): [field: string, message: string][] {
  const gaps: [string, string][] = [];
  const { place } = finding;
  if (!("whole" in place)) {
    if (place.from > place.to) gaps.push(["place", "The first line comes after the last. Swap them."]);
    if (place.to - place.from >= MAX_LINES)
      gaps.push(["place", `Choose the lines you would change: at most ${MAX_LINES}.`]);
  }
  if (finding.class === null) gaps.push(["class", "Choose the kind of defect."]);
  if (finding.severity === null) gaps.push(["severity", "Choose a severity."]);
  if (finding.text.trim().length < MIN_TEXT)
    gaps.push(["text", `Describe what breaks, and who is affected, in at least ${MIN_TEXT} characters.`]);
  return gaps;
}

/**
 * Parses a draft, or stored work, as work to submit. Validation issues carry the finding's path in the input
 * ("findings.2.text"). Unfinished findings are dropped, and a blank proof becomes null.
 */
export const ReviewWorkSchema: z.ZodType<ReviewWork> = ReviewDraftSchema.transform((draft, context): ReviewWork => {
  const say = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
  const ids = new Set<string>();
  let [whole, proofs] = [0, 0];
  draft.findings.forEach((finding, i) => {
    if (!finding.done) return;
    for (const [field, message] of gapsOf(finding)) say(["findings", i, field], message);
    if (ids.has(finding.id)) say(["findings", i, "id"], "Two findings have the same id. Delete one of them.");
    ids.add(finding.id);
    if ("whole" in finding.place && ++whole > 1)
      say(
        ["findings", i, "place"],
        "Only one finding can apply to the change as a whole. Choose lines for one of them, or combine the two.",
      );
    if (finding.proof?.trim() && ++proofs > MAX_PROOFS)
      say(
        ["findings", i, "proof"],
        `A review can have at most ${MAX_PROOFS} proofs. Keep the ones that show something new.`,
      );
  });
  if (draft.verdict === null) say(["verdict"], "Choose a verdict: approve, approve with comments, or request changes.");
  if (lacksComments(draft))
    say(["verdict"], "You chose “Approve with comments”, but there is no finding. Add one, or choose “Approve”.");
  if (draft.confidence === null) say(["confidence"], "Choose how confident you are in your verdict, from 50 to 100%.");
  const findings = draft.findings
    .filter((finding) => finding.done)
    .map((finding) => ({ ...finding, proof: finding.proof?.trim() ? finding.proof : null }) as ReviewFinding);
  return { findings, verdict: draft.verdict!, confidence: draft.confidence!, read: draft.read };
});
