import type { z } from "zod";
import type { Files, MatrixRequest, Sandbox } from "~/sandbox/contract";
import type { AiPlaceSays, AiReview, AiSaid, FoundBy } from "./ai-review";
import type { Change } from "./changes";
import type { Fuzzed } from "./fuzzed";
import type { MarkedSample } from "./marked-sample";
import type { ChangedFile, Range } from "./place";
import type { ReportTest } from "./report-data";
import type { ShownResult } from "./shown-result";
import type { StandBy } from "./stand-by";

/**
 * Features that only some kinds have. Each capability is a small object. A room looks up a capability by name and skips
 * kinds that lack it. Long: all capabilities in one list, each with its reason.
 */
export interface Capabilities<Content, Open, Draft, Work, Report> {
  /**
   * The strength meter in the browser. It runs a suite against small wrong variants of the code that the learner sees.
   * The variants are generated only from `open`, so they reveal nothing hidden.
   */
  readonly meter?: { mutants(open: Open): Promise<unknown> };
  /** A question that the learner answers with code after a pass. */
  readonly explainBack?: {
    /** The question and the initial text of the answer. Null if the exercise has no question. */
    question(content: Content): { readonly asks: string; readonly start: string } | null;
    /** The author's own answer. */
    modelAnswer(content: Content): string | null;
    /** Runs an answer, which must fail on the AI's code and pass on the learner's submission. */
    explain(
      input: { content: Content; work: Work; answer: string },
      sandbox: Sandbox,
    ): Promise<{ readonly holds: boolean; readonly message: string }>;
  };
  /**
   * A pass alone doesn't show what the learner understood. So at least half of the passes that count towards a
   * demonstrated skill or a certificate must be backed by running code or a mentor (`backing.ts`).
   */
  readonly backing?: {
    /** Whether running code confirmed the learner's claims, or there was nothing to confirm. */
    isProven(report: Report): boolean;
    /** The rubric line with which a mentor confirms the learner's claims, by choosing `fromStep` or a higher step. */
    readonly confirmedBy: { readonly line: string; readonly fromStep: number };
    /** Returns a report that also says whether a mentor confirmed the learner's claims. */
    withConfirmed(report: Report, isConfirmed: boolean): Report;
  };
  /** For kinds whose later attempts are new versions of earlier ones, so that two attempts can be compared. */
  readonly changes?: {
    /** The text of the exercise's files before any work, keyed by path, for files that an attempt left unchanged. */
    start(open: Open): Files;
    /**
     * Returns the results that only one of the two attempts achieved. Null if one of the attempts did not run. The
     * changes are worded as in `shown`, the later report as its reader may see it.
     */
    between(before: Report, after: Report, shown: Report): readonly Change[] | null;
    readonly words: { readonly better: string; readonly worse: string; readonly same: string };
  };
  /** For kinds whose reports show some parts (inputs, differences) only on request. */
  readonly withheld?: {
    /**
     * The report without these parts; null if there is nothing to withhold. `hasPassed`: the learner has passed the
     * exercise, even if the report says otherwise, because a mentor may have set the score.
     */
    without(report: Report, hasPassed: boolean): Report | null;
    withoutTeaching(report: Report): Report | null;
  };
  /** The learner's and the author's files, side by side. For mentors, and for the learner after a pass. */
  readonly beside?: {
    /** The files that differ. */
    files(content: Content, work: Work, report: Report): readonly Beside[];
    readonly words: {
      /** The title of the comparison, such as "Your fix next to the reference". */
      readonly title: string;
      /** Headings of the two columns. */
      readonly own: string;
      readonly reference: string;
      readonly same: string;
    };
  };
  /** The learner's files next to the code with every defect fixed. Only for mentors, never for a learner. */
  readonly reference?: {
    /** The files that differ. */
    files(content: Content, work: Work): readonly Beside[];
  };
  /** The tests that ran, with their results. */
  readonly tests?: { of(report: Report): readonly ReportTest[] };
  /** For kinds that guests may try before creating an account. */
  readonly guests?: {
    /**
     * Merges two drafts for the same exercise and keeps the contents of both. `isSame`: both drafts started from the
     * same revision.
     */
    mergeDrafts(mine: Draft, other: Draft, isSame: boolean): Draft;
  };
  /** For kinds whose learners judge a change, which may be free of defects. */
  readonly change?: {
    /**
     * Whether the change has a major or blocker issue. For authors' tools only. No page and no random draw may read
     * this before submission.
     */
    isFlawed(content: Content): boolean;
    /** Both versions of the changed files, in path order. */
    files(content: Content): readonly { path: string; old: string | null; new: string | null }[];
    /**
     * The change as the learner sees it, for the front page and for mentors who make rulings. `Kind.workspace.plain`
     * contains the code of its files under the keys "old:path" and "new:path".
     */
    shown(open: Open): ProposedChange;
  };
  /**
   * An AI reviewer's comments on the same change. The learner judges them after submission, before the report opens.
   * Only for kinds that also have `change`.
   */
  readonly aiReview?: {
    /**
     * The stored AI review; null if the exercise has none. It contains the correct answers, so pages receive it only
     * after the learner has judged every comment.
     */
    of(content: Content): AiReview | null;
    /** For each issue, who found it. Shown in the report. */
    foundBy(content: Content, report: Report): readonly FoundBy[];
    /** A review by the installation's language model, which a learner can request on their report. */
    readonly fresh: {
      /** The prompt that is sent. It contains the change as the learner sees it, without the key. */
      prompt(open: Open): string;
      readonly replySchema: z.ZodType<{ readonly comments: readonly AiSaid[] }>;
      /** What the key lists on a comment's lines; null if the lines are not part of the change. For reports only. */
      keyAt(content: Content, place: Range): AiPlaceSays | null;
    };
  };
  /**
   * The learner may dispute the result of a finding that earned less than full credit. Only for kinds that also have
   * `change`.
   */
  readonly standBy?: StandBy<Content, Work, Report>;
  /** A passed submission as its learner may show it to others, alongside the files from `report.texts`. */
  readonly shownResult?: (report: Report, work: Work) => ShownResult;
  /** A sample submission with a review that we wrote. New mentors compare their own review with it. */
  readonly marked?: MarkedSample;
  readonly demonstration?: {
    /**
     * Questions to a mentor, and whether each one fits a submission (default: yes). A question with the text "" only
     * requests a review.
     */
    readonly questions: readonly { readonly text: string; fits?(content: Content, isPassed: boolean): boolean }[];
    /**
     * Makes a sample less perfect, so that it resembles a learner's work rather than the author's best work. `draw`
     * returns the next value x of a seeded series, 0 ≤ x < 1.
     */
    roughened?(work: Work, draw: () => number): Work;
    /** Comment threads on lines of a learner's newest submissions, one thread for each submission, newest first. */
    readonly threads?: readonly {
      readonly file: string;
      readonly line: number;
      readonly isResolved: boolean;
      readonly said: readonly { readonly by: "mentor" | "learner"; readonly text: string }[];
    }[];
  };
  /**
   * Returns the smallest work and report with a given outcome. Benchmarks fill databases with these, and skip kinds
   * without this capability.
   */
  readonly simulated?: (outcome: SimulatedOutcome) => { readonly work: Work; readonly report: Report };
  /** Figures that show whether an exercise is graded fairly, for docs/fairness.md. */
  readonly fairness?: FairnessTable<Content>;
  /**
   * The versions of the code on which an exercise's properties (`properties.ts`) are tested. Exercises of other kinds
   * have no properties.
   */
  readonly fuzzed?: Fuzzed<Content>;
  /** What benchmarks measure besides grading. Benchmarks skip kinds without this capability. */
  readonly measured?: Measured<Content>;
}

/** A table with a row for each exercise of a kind. The first column is the slug, which `row` omits. */
export interface FairnessTable<Content> {
  readonly head: readonly string[];
  row(content: Content): readonly string[];
}

export interface Beside {
  readonly path: string;
  /** The learner's version of the file; empty if the learner has no such file. */
  readonly own: string;
  readonly reference: string;
}

/** Functions that each prepare a run with the exercise's best work. */
export interface Measured<Content> {
  /** The correct version with its hidden tests, so that these tests can also run without our engine. */
  readonly hiddenTests?: (content: Content) => { readonly files: Files; readonly tests: readonly string[] };
  /** All mutants of the correct version. */
  readonly allMutants?: (content: Content) => Promise<MatrixRequest>;
  /** The mutants that the meter shows. */
  readonly meter?: (content: Content) => Promise<MatrixRequest>;
}

export interface SimulatedOutcome {
  readonly isPassed: boolean;
  readonly score: number;
  /** For kinds whose learners judge a change: whether it is flawed, and whether the learner requested changes. */
  readonly isFlawed: boolean;
  readonly requested: boolean;
}

export interface ProposedChange {
  /** Markdown: the task given to the AI, and the AI's description of its change. */
  readonly task: string;
  readonly pullRequest: string;
  readonly files: readonly ChangedFile[];
}
