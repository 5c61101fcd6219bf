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
 * What only some kinds can do: a small object for each capability. A room asks for a capability by name and skips kinds
 * that lack it.
 */
export interface Capabilities<Content, Open, Draft, Work, Report> {
  /**
   * A meter in the browser: small wrong variants of the code that the learner sees. The variants are made from `open`
   * alone, so they reveal nothing hidden.
   */
  readonly meter?: { mutants(open: Open): Promise<unknown> };
  /** A question after a pass, which the learner answers with code. */
  readonly explainBack?: {
    /** Null if the exercise has no question. */
    question(content: Content): { readonly asks: string; readonly start: string } | null;
    /** The author's own answer. */
    modelAnswer(content: Content): string | null;
    /** Runs an answer: it must fail on the AI's code and pass on the learner's submission. */
    explain(
      input: { content: Content; work: Work; answer: string },
      sandbox: Sandbox,
    ): Promise<{ readonly holds: boolean; readonly message: string }>;
  };
  /**
   * A pass alone doesn't show what its learner understood, so at least half of the passes that a demonstrated skill or
   * a certificate counts must be backed: by running code, or by a mentor (`backing.ts`).
   */
  readonly backing?: {
    /** Whether running code showed what the learner said, or there was nothing to show. */
    isProven(report: Report): boolean;
    /** The line of the kind's rubric with which a mentor confirms it, from this step on. */
    readonly confirmedBy: { readonly line: string; readonly fromStep: number };
  };
  /** A later attempt is another version of an earlier one, so the two are compared. */
  readonly changes?: {
    /**
     * What the later attempt did and the earlier one did not, and the other way round; null if one of them did not run.
     * `shown` is the later report as its reader may see it, and the changes use the same words as this report.
     */
    between(before: Report, after: Report, shown: Report): readonly Change[] | null;
    readonly words: { readonly better: string; readonly worse: string; readonly same: string };
  };
  /** The report shows some parts (inputs, differences) only when learners ask to see them. */
  readonly withheld?: {
    /** The report without those parts; null if there is nothing to withhold. */
    without(report: Report): Report | null;
  };
  /** The learner's work and the author's, to read side by side. For mentors, and for the learner after a pass. */
  readonly beside?: {
    /** Only files that differ. */
    files(content: Content, work: Work, report: Report): readonly Beside[];
    readonly words: {
      /** "Your fix beside the reference". */
      readonly title: string;
      /** Headings of the two sides. */
      readonly own: string;
      readonly reference: string;
      readonly same: string;
    };
  };
  /** The code with every defect fixed, by path. For mentors: never sent to a learner before a pass. */
  readonly reference?: { files(content: Content): Files };
  /** The tests that ran, with their results. */
  readonly tests?: { of(report: Report): readonly ReportTest[] };
  /** A guest may work on the exercise before creating an account. */
  readonly guests?: {
    /**
     * Merges two drafts of one exercise, keeping the contents of both. `isSame`: both drafts started from the same
     * revision.
     */
    mergeDrafts(mine: Draft, other: Draft, isSame: boolean): Draft;
  };
  /** The learner judges a change, which may be free of defects. */
  readonly change?: {
    /**
     * Whether the change has a major or blocker issue. For authors' tools only: no page and no random draw may ask
     * before submission.
     */
    isFlawed(content: Content): boolean;
    /** Both versions of the changed files, in path order. */
    files(content: Content): readonly { path: string; old: string | null; new: string | null }[];
    /**
     * The change as the learner sees it. `Kind.workspace.plain` has its files' code as "old:path" and "new:path". The
     * front page shows the beginning of it, and mentors read it before they rule.
     */
    shown(open: Open): ProposedChange;
  };
  /**
   * Comments by an AI reviewer on the same change. The learner judges them after submission, before the report opens.
   * Only for kinds that also have `change`.
   */
  readonly aiReview?: {
    /** Null if the exercise stores none. Contains the truth, so pages get it once judging is finished. */
    of(content: Content): AiReview | null;
    /** Who found which issue, for the report. */
    foundBy(content: Content, report: Report): readonly FoundBy[];
    /** A review by the installation's language model, for which a learner asks on their report. */
    readonly fresh: {
      /** What is sent: the change as the learner sees it, and no key. */
      prompt(open: Open): string;
      readonly replySchema: z.ZodType<{ readonly comments: readonly AiSaid[] }>;
      /** What the key says about a comment's lines; null if they are not on the change. For reports only. */
      keyAt(content: Content, place: Range): AiPlaceSays | null;
    };
  };
  /**
   * The learner may dispute the result of a finding that counted as a false alarm. Only for kinds that also have
   * `change`.
   */
  readonly standBy?: StandBy<Content, Work, Report>;
  /** A passed submission as its learner may show it to anyone, beside the files of `report.texts`. */
  readonly shownResult?: (report: Report, work: Work) => ShownResult;
  /** A sample with our own review of it. New mentors compare their review with it. */
  readonly marked?: MarkedSample;
  readonly demonstration?: {
    /** Questions that learners can ask a mentor; "" asks without words. */
    readonly questions: readonly string[];
    /**
     * A sample altered so that it differs from the author's best work as real work does. `draw` returns the next value
     * x of a seeded series, 0 ≤ x < 1.
     */
    roughened?(work: Work, draw: () => number): Work;
    /** Conversations about lines of a learner's newest submissions: one for each submission, newest first. */
    readonly threads?: readonly {
      readonly file: string;
      readonly line: number;
      readonly isResolved: boolean;
      readonly said: readonly { readonly by: "mentor" | "learner"; readonly text: string }[];
    }[];
  };
  /**
   * The smallest work and report with a given outcome. Benchmarks fill databases with them; they leave out kinds
   * without this.
   */
  readonly simulated?: (outcome: SimulatedOutcome) => { readonly work: Work; readonly report: Report };
  /** What shows that an exercise is graded fairly, for docs/fairness.md. */
  readonly fairness?: FairnessTable<Content>;
  /** What the properties of an exercise (`properties.ts`) are tried on. Kinds without it have none. */
  readonly fuzzed?: Fuzzed<Content>;
  /** What benchmarks measure besides grading. They leave out kinds without it. */
  readonly measured?: Measured<Content>;
}

/** A table with a row for each exercise of a kind. The first column is the slug, which `row` leaves out. */
export interface FairnessTable<Content> {
  readonly head: readonly string[];
  row(content: Content): readonly string[];
}

export interface Beside {
  readonly path: string;
  /** Empty if the learner wrote none. */
  readonly own: string;
  readonly reference: string;
}

/** Each of these runs an exercise's best work. */
export interface Measured<Content> {
  /** The correct version with its hidden tests, so that they can be run without our engine, too. */
  readonly hiddenTests?: (content: Content) => { readonly files: Files; readonly tests: readonly string[] };
  /** All mutants of the correct version. */
  readonly allMutants?: (content: Content) => Promise<MatrixRequest>;
  /** The mutants that the meter shows. */
  readonly meter?: (content: Content) => Promise<MatrixRequest>;
}

export interface SimulatedOutcome {
  readonly isPassed: boolean;
  readonly score: number;
  /** For kinds whose learners judge a change: whether it is flawed, and whether the learner asked for changes. */
  readonly isFlawed: boolean;
  readonly requested: boolean;
}

export interface ProposedChange {
  /** Markdown: the task given to the AI, and the AI's description of its change. */
  readonly task: string;
  readonly pullRequest: string;
  readonly files: readonly ChangedFile[];
}
