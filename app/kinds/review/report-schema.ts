import { z } from "zod";
import { DEFECT_CLASS_IDS } from "../defect-classes";
import { FailureSchema } from "../failure-schema";
import { RangeSchema, RemarkSchema, SeveritySchema } from "../place-schema";
import { ConfidenceSchema, ReportBaseSchema } from "../report-base";
import { SKILL_IDS } from "../skills";
import { RULING_ENDS } from "../stand-by";
import { VERDICTS } from "./verdict";

/** A review's report, with all the data for its page except the learner's own findings. Shares and scores are 0–1. */

const share = z.number().min(0).max(1);
const VerdictSchema = z.enum(VERDICTS);

/**
 * Why a proof that fails on the AI's code and passes on a correct version still shows nothing. `changes`: gives a
 * different result when unrelated code changes. `one-value`: passes when the issue gives other wrong values.
 * `not-everywhere`: passes on another version that has the issue. `stops`: only reaches a limit. `unchecked`: shows no
 * issue in the key, and there are too few versions to check what else it shows. If several apply, the first is given.
 */
export const REFUSALS = ["changes", "one-value", "not-everywhere", "stops", "unchecked"] as const;

/** A finding's proof and its result. */
const StoredProofSchema = z.object({
  /**
   * `holds`: fails on the AI's code and passes on a correct version. `passes-on-ai`: passes on the AI's code, so it
   * shows nothing. `fails-on-right`: also fails on a correct version. `only-differs`: fails for a reason that shows
   * nothing (`refusal`). `asserts-nothing`: fails without an assertion. `did-not-load`: did not compile, contained no
   * test, or failed while loading.
   */
  outcome: z.enum(["holds", "passes-on-ai", "fails-on-right", "only-differs", "asserts-nothing", "did-not-load"]),
  /** Only with `only-differs`. Earlier reports lack it. */
  refusal: z.enum(REFUSALS).optional(),
  /** Title of the first failing test, outermost `describe` first. Empty if unknown. */
  title: z.array(z.string()),
  /**
   * The proof's failure on the AI's code; null if it passes there. The failure on a correct version is never stored,
   * because it would contain that version's answers.
   */
  failure: FailureSchema.nullable(),
  /**
   * False in earlier reports. In these, if a proof also fails on a correct version or did not load, its title and
   * failure are from the correct version.
   */
  isOnAi: z.boolean().default(false),
  /** Ids of the issues that the proof shows. */
  shows: z.array(z.string()),
  /**
   * Whether the proof contests the reference: it also fails on the reference, with an assertion about values from the
   * change's own code.
   */
  contests: z.boolean().default(false),
});

/** Leaves out what an earlier report stored about a correct version. */
const ProofSchema = StoredProofSchema.transform((proof) =>
  ["fails-on-right", "did-not-load"].includes(proof.outcome) && !proof.isOnAi
    ? { ...proof, title: [], failure: null }
    : proof,
).pipe(z.object({ ...StoredProofSchema.shape, isOnAi: z.boolean(), contests: z.boolean() }));
export type ReportProof = z.infer<typeof ProofSchema>;

const FindingSchema = z.object({
  id: z.string(),
  /**
   * `matched`: matched to an issue. `bonus`: proven, but not in the key. `further`: at the place of an issue that
   * another finding matched, or proves such an issue again, so it has no effect. `neutral`: on lines that may stay as
   * they are, or that are related to an issue, so it has no effect. `near`: at another place, but in one of an issue's
   * files and with its class; the first such finding for each issue has no effect. `held`: its test contests the
   * reference, so it costs nothing until a mentor has ruled. `free-doubt`: the first false alarm, which costs nothing.
   * `decoy`: a false alarm on code that looks wrong but is correct. `false-alarm`: any other finding that is not in the
   * key.
   */
  outcome: z.enum(["matched", "bonus", "further", "neutral", "near", "held", "decoy", "free-doubt", "false-alarm"]),
  /** Whether this was the first false alarm (decoys included), which costs nothing. */
  free: z.boolean(),
  /**
   * The issue that the finding matched, that is at the finding's place, or that the finding proves again. Otherwise a
   * missed issue that the learner may have meant.
   */
  issue: z.string().nullable(),
  /**
   * The reasons why the lines are correct or acceptable, for findings on decoys or neutral ranges. A decoy's reason
   * answers objections of certain classes. If the finding's class isn't one of them, there is no reason.
   */
  why: z.array(z.string()),
  proof: ProofSchema.nullable(),
});

const IssueSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** The best-fitting class comes first. */
  classes: z.array(z.enum(DEFECT_CLASS_IDS)),
  severity: SeveritySchema,
  /** The issue's accepted lines. Empty if only the whole change is accepted. */
  ranges: z.array(RangeSchema),
  whole: z.boolean(),
  outcome: z.enum(["caught", "half", "missed"]),
  credit: z.object({
    value: share,
    /** `place`: found on the issue's own lines. `related`: found on related lines, where the issue is also visible. */
    place: z.boolean(),
    related: z.boolean().default(false),
    class: z.boolean(),
    /**
     * The number of steps between the finding's severity and the key's. Null if the issue was missed, and in reports
     * that are older than this field.
     */
    severitySteps: z.int().min(0).max(2).nullable().default(null),
    proof: z.boolean(),
  }),
  weight: z.number().positive(),
  /** The id of the finding that matched the issue. */
  finding: z.string().nullable(),
  why: z.string(),
  how: z.string(),
  /** The author's test, and its failure on the AI's code. Null if no test can show the issue. */
  proof: z.object({ source: z.string(), title: z.array(z.string()), failure: FailureSchema.nullable() }).nullable(),
  untestable: z.string().nullable(),
});

const PartsSchema = z.object({
  /** Σ weight·credit / Σ weight, at most 1; null on a change without issues. */
  recall: z.object({ value: share, earned: z.number(), of: z.number() }).nullable(),
  precision: z.object({ value: share, matched: z.int(), falseAlarms: z.int() }),
  /** Only for flawed changes; see `Luck` in score.ts. */
  luck: z.object({ f1: share, blind: share, off: share, kept: z.number(), proven: share }).nullable(),
  /** F, the result before a wrong verdict halves it. */
  f: share,
  halved: z.boolean(),
});

export const ReviewReportSchema = ReportBaseSchema.extend({
  kind: z.literal("review"),
  status: z.enum(["passed", "failed"]),
  score: share,
  detail: z.object({
    /** `flawed`: has a major or blocker issue. Changes of the other two types can be merged. */
    truth: z.enum(["flawed", "minor-only", "clean"]),
    verdict: z.object({ said: VerdictSchema, right: VerdictSchema }),
    confidence: ConfidenceSchema,
    /** How the wait for a ruling on the held finding ended. Never stored. It is added when the report is read. */
    rulingEnd: z.enum(RULING_ENDS).optional(),
    /**
     * Whether a mentor confirmed that the findings say what goes wrong. Absent if no mentor chose a step. Never stored.
     * It is added when the report is read.
     */
    isExplained: z.boolean().optional(),
    parts: PartsSchema,
    /** Paths of the changed files in the order the learner saw them. */
    order: z.array(z.string()),
    issues: z.array(IssueSchema),
    /** The findings in order of place, not in the order in which the learner wrote them. */
    findings: z.array(FindingSchema),
    /** Lines that look wrong but are correct. `left`: whether the learner left them alone. */
    decoys: z.array(z.object({ ...RemarkSchema.shape, left: z.boolean() })),
    neutral: z.array(z.object(RemarkSchema.shape)),
    /** Markdown. */
    teaching: z.string(),
    /** The exercise's defect classes. Shown only after submission. */
    classes: z.array(z.enum(DEFECT_CLASS_IDS)),
    skills: z.array(z.enum(SKILL_IDS)),
  }),
});
export type ReviewReport = z.infer<typeof ReviewReportSchema>;
