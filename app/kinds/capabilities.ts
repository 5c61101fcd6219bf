import type { Files, Sandbox } from "~/sandbox/contract";
import type { Change } from "./changes";
import type { MarkedSample } from "./marked-sample";
import type { ReviewOpen } from "./review/open";
import type { ReviewFinding } from "./review/work";
import type { ToldTest } from "./told";

/**
 * What only some kinds can do: a small object each. A room asks for one by its name, and leaves it out where it is
 * absent.
 */
export interface Capabilities<Content, Open, Draft, Work, Report> {
  /**
   * A meter in the browser: small wrong variants of the code that the learner sees. They come from `open` alone, so
   * they show nothing that is hidden.
   */
  readonly meter?: { mutants(open: Open): Promise<unknown> };
  /** A question after a pass, which the learner answers with code. */
  readonly explainBack?: {
    /** Null where the exercise has none. */
    question(content: Content): { readonly asks: string; readonly start: string } | null;
    /** The author's own answer. */
    modelAnswer(content: Content): string | null;
    /** Runs an answer: it must fail on the AI's code and pass on what was handed in. */
    explain(
      input: { content: Content; work: Work; answer: string },
      sandbox: Sandbox,
    ): Promise<{ readonly holds: boolean; readonly message: string }>;
  };
  /** A later attempt is another version of an earlier one, so the two are compared. */
  readonly changes?: {
    /**
     * What the later one did and the earlier one did not, and the other way round; null where one of them did not run.
     * In the words of `shown`: the later report as its reader may see it.
     */
    between(before: Report, after: Report, shown: Report): readonly Change[] | null;
    readonly words: { readonly better: string; readonly worse: string; readonly same: string };
  };
  /** The report shows some of it (inputs, differences) only to learners who ask. */
  readonly withheld?: {
    /** The report without it; null where there is nothing to hold back. */
    without(report: Report): Report | null;
  };
  /** The code with every defect fixed, by path. For mentors: never sent to a learner. */
  readonly reference?: { files(content: Content): Files };
  /** What was run, test by test. */
  readonly tests?: { of(report: Report): readonly ToldTest[] };
  /** A guest may try it before they make an account. */
  readonly guests?: {
    /** Two drafts of one exercise as one, with all that either holds. `isSame`: both were begun on one revision. */
    mergeDrafts(mine: Draft, other: Draft, isSame: boolean): Draft;
    /** What the front page shows the beginning of. */
    preview(open: Open): Pick<ReviewOpen, "task" | "pullRequest" | "files">;
  };
  /** The learner judges a change, which may be clean. */
  readonly change?: {
    /** Whether it has a major or blocker issue. For authors' tools: no page or draw may ask before submission. */
    isFlawed(content: Content): boolean;
    /** Both versions of its files, in path order. */
    files(content: Content): readonly { path: string; old: string | null; new: string | null }[];
  };
  /** The learner may stand by something that counted as a false alarm: mentors rule on it, and the key may change. */
  readonly standBy?: { alarms(report: Report, work: Work): readonly ReviewFinding[] };
  /** A sample with our own review of it: what a new mentor compares their review with. */
  readonly marked?: MarkedSample;
  readonly demonstration?: {
    /** What learners ask a mentor; "" asks without words. */
    readonly questions: readonly string[];
    /** Work that differs from an author's best as real work does. `draw`: 0 ≤ x < 1, the next of a fixed series. */
    roughened?(work: Work, draw: () => number): Work;
  };
}
