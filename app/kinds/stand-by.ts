import type { DefectClass } from "./defect-classes";
import type { Folder } from "./exercise";
import type { Place, Range, Severity, Spot } from "./place";

/**
 * The capability behind mentors' rulings (`app/review/rulings`): the learner may dispute the result of a finding that
 * earned less than it could, a mentor rules once for everyone who reported the same defect, and the ruling changes
 * the key. For kinds whose learners report defects at places and are graded against a key in the exercise's folder.
 * The room stores the findings' places and classes, decides which findings are alike, and asks the kind for
 * everything else.
 */
export interface StandBy<Content, Work, Report> {
  /** Everything that the learner reported. */
  findings(work: Work): readonly Finding[];
  /** The findings whose result can be disputed. These are all findings that did not earn full credit, at any place. */
  disputable(report: Report, work: Work): readonly Finding[];
  /** The finding that waits for a person's ruling although the learner did not dispute it. Null if there is none. */
  held(report: Report): string | null;
  /** The report after the wait for a ruling on the held finding has ended. */
  withEnd(report: Report, end: RulingEnd): Report;
  /** The key, for the mentor who rules. */
  key(content: Content): RulingKey;
  /**
   * The exercise's folder with rulings applied to its key, in their order. Deterministic. The result may be invalid,
   * which the code that parses it reports.
   */
  amend(folder: Folder, amendments: readonly Amendment[]): Folder;
  /** The ids of the rulings that added issues to the key by which this report was graded. */
  rulingsIn(report: Report): readonly string[];
  /** The report with the mentors' words for the issues that rulings added, by ruling. */
  withWords(report: Report, words: ReadonlyMap<string, { readonly title: string; readonly why: string }>): Report;
}

/** How the wait for a ruling ended. `unchecked`: no mentor could rule in time. */
export const RULING_ENDS = ["key", "neutral", "false-alarm", "unchecked"] as const;
export type RulingEnd = (typeof RULING_ENDS)[number];

export interface Finding extends Spot {
  readonly id: string;
  readonly severity: Severity;
  /** What breaks, and who is affected. */
  readonly text: string;
  /** A test that the learner attached. */
  readonly proof?: string | null;
}

/**
 * The part of a ruling that changes the key. It does not contain the mentor's words, which belong to
 * the mentor.
 */
export interface Amendment {
  /** Unique in the exercise: lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly decision: "key" | "neutral";
  readonly class: DefectClass;
  /** The severity of the issue, used only by rulings that add an issue. */
  readonly severity: Severity;
  readonly places: readonly Place[];
}

export interface RulingKey {
  readonly issues: readonly {
    readonly id: string;
    readonly title: string;
    /** The first class fits best. */
    readonly classes: readonly DefectClass[];
    readonly severity: Severity;
    /** The places at which a finding counts as this issue. */
    readonly accepted: readonly Place[];
    readonly why: string;
  }[];
  /** Lines where a finding neither earns nor costs anything. */
  readonly neutral: readonly (Range & { readonly why: string })[];
  /** Correct lines that look wrong. */
  readonly decoys: readonly (Range & { readonly why: string })[];
}
