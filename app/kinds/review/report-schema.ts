import { z } from "zod";
import { DEFECT_CLASS_IDS } from "../defect-classes";
import { FailureSchema } from "../failure-schema";
import { ConfidenceSchema, ReportBaseSchema } from "../report";
import { SKILL_IDS } from "../skills";
import { RangeSchema, RemarkSchema, SeveritySchema } from "./key-schema";
import { VERDICTS } from "./work";

/** A review's report: all that its page shows besides the learner's own findings. Shares and scores are 0–1. */

const share = z.number().min(0).max(1);
const VerdictSchema = z.enum(VERDICTS);

/** A finding's proof as it was run. */
const ProofSchema = z.object({
  /**
   * `holds`: fails on the AI's code and passes on a correct version. `passes-on-ai`: it shows nothing.
   * `fails-on-right`: it fails on a correct version too. `only-differs`: its verdict changes with code that has nothing
   * to do with an issue. `asserts-nothing`: it fails without an assertion. `did-not-load`: it did not compile, held no
   * test, or broke while it was loaded.
   */
  outcome: z.enum(["holds", "passes-on-ai", "fails-on-right", "only-differs", "asserts-nothing", "did-not-load"]),
  /** Title of the test that failed first, outermost `describe` first; empty where none is told. */
  title: z.array(z.string()),
  /** How it failed: on the AI's code where it fails there alone, else on the correct version or while loading. */
  failure: FailureSchema.nullable(),
  /** Ids of the issues that it shows. */
  shows: z.array(z.string()),
});
export type ReportProof = z.infer<typeof ProofSchema>;

const FindingSchema = z.object({
  id: z.string(),
  /**
   * `matched`: it got an issue. `bonus`: proven, and not in the key. `further`: on an issue that another finding got;
   * neither earns nor costs. `neutral`: may be left as it is; neither earns nor costs. `free-doubt`: the first false
   * alarm, which costs nothing. `decoy`: looks wrong, is right; a false alarm. `false-alarm`: not in the key.
   */
  outcome: z.enum(["matched", "bonus", "further", "neutral", "decoy", "free-doubt", "false-alarm"]),
  /** A false alarm (on a decoy, too) that cost nothing because it was the first. */
  free: z.boolean(),
  /** The issue that it got or stands on. */
  issue: z.string().nullable(),
  /** Why the lines are right or may stay, for findings on a decoy or a neutral range. */
  why: z.array(z.string()),
  proof: ProofSchema.nullable(),
});

const IssueSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** The first is the best. */
  classes: z.array(z.enum(DEFECT_CLASS_IDS)),
  severity: SeveritySchema,
  /** Accepted lines; none where only the whole change is accepted. */
  ranges: z.array(RangeSchema),
  whole: z.boolean(),
  outcome: z.enum(["caught", "half", "missed"]),
  credit: z.object({ value: share, place: z.boolean(), class: z.boolean(), proof: z.boolean() }),
  weight: z.number().positive(),
  /** The finding that got it. */
  finding: z.string().nullable(),
  why: z.string(),
  how: z.string(),
  /** The author's test and how it fails on the AI's code; null where no test can show the issue. */
  proof: z.object({ source: z.string(), title: z.array(z.string()), failure: FailureSchema.nullable() }).nullable(),
  untestable: z.string().nullable(),
});

const PartsSchema = z.object({
  /** Σ weight·credit / Σ weight, at most 1; null on a change without issues. */
  recall: z.object({ value: share, earned: z.number(), of: z.number() }).nullable(),
  precision: z.object({ value: share, matched: z.int(), falseAlarms: z.int() }),
  /** On flawed changes alone; see `Luck` in score.ts. */
  luck: z.object({ f1: share, blind: share, off: share, kept: z.number(), proven: share }).nullable(),
  /** Before the verdict. */
  f: share,
  halved: z.boolean(),
});

export const ReviewReportSchema = ReportBaseSchema.extend({
  kind: z.literal("review"),
  status: z.enum(["passed", "failed"]),
  score: share,
  detail: z.object({
    /** `flawed`: it holds a major or blocker issue. The other two should be approved. */
    truth: z.enum(["flawed", "minor-only", "clean"]),
    verdict: z.object({ said: VerdictSchema, right: VerdictSchema }),
    confidence: ConfidenceSchema,
    parts: PartsSchema,
    /** Paths of the changed files in the order in which the learner had them. */
    order: z.array(z.string()),
    issues: z.array(IssueSchema),
    /** In place order, whichever order they were made in. */
    findings: z.array(FindingSchema),
    /** Lines that look wrong and are right; `left`: no false alarm stands on them. */
    decoys: z.array(z.object({ ...RemarkSchema.shape, left: z.boolean() })),
    neutral: z.array(z.object(RemarkSchema.shape)),
    /** Markdown. */
    teaching: z.string(),
    /** Told after submission only. */
    classes: z.array(z.enum(DEFECT_CLASS_IDS)),
    skills: z.array(z.enum(SKILL_IDS)),
  }),
});
export type ReviewReport = z.infer<typeof ReviewReportSchema>;
