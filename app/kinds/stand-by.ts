import type { DefectClass } from "./defect-classes";
import type { Folder } from "./exercise";
import type { Place, Range, Severity, Spot } from "./place";

/**
 * The capability on which mentors' rulings are based (`app/review/rulings`). A learner may dispute the result of a
 * finding that earned less than full credit. A mentor rules once for all learners who reported the same defect, and the
 * ruling changes the key. For kinds whose learners report defects at places and are graded against a key in the
 * exercise's folder. The room `review` stores the findings' places and classes, decides which findings are similar, and
 * leaves everything else to the kind.
 */
export interface StandBy<Content, Work, Report> {
  /** All findings that the learner reported. */
  findings(work: Work): readonly Finding[];
  /** The findings whose result can be disputed: all findings that did not earn full credit, at any place. */
  disputable(report: Report, work: Work): readonly Finding[];
  /** The finding that waits for a mentor's ruling although the learner did not dispute it. Null if there is none. */
  held(report: Report): string | null;
  /** Returns the report with the outcome of the wait for a ruling on the held finding. */
  withEnd(report: Report, end: RulingEnd): Report;
  /** Returns the key, for the mentor who rules. */
  key(content: Content): RulingKey;
  /**
   * Applies rulings, in order, to the key in an exercise's folder. Deterministic. The resulting key may be invalid. If
   * so, the code that parses it reports the problems.
   */
  amend(folder: Folder, amendments: readonly Amendment[]): Folder;
  /** The ids of the rulings that had added issues to the key with which this report was graded. */
  rulingsIn(report: Report): readonly string[];
  /** Fills in the text that mentors wrote for the issues that rulings added. `words` is keyed by ruling id. */
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
 * The part of a ruling that changes the key. It doesn't contain the text that the mentor wrote, which belongs to the
 * mentor.
 */
export interface Amendment {
  /** Unique within the exercise: lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly decision: "key" | "neutral";
  readonly class: DefectClass;
  /** The issue's severity. Used only by rulings that add an issue. */
  readonly severity: Severity;
  readonly places: readonly Place[];
}

export interface RulingKey {
  readonly issues: readonly {
    readonly id: string;
    readonly title: string;
    /** The best-fitting class comes first. */
    readonly classes: readonly DefectClass[];
    readonly severity: Severity;
    /** The places at which a finding can match this issue. */
    readonly accepted: readonly Place[];
    readonly why: string;
  }[];
  /** Lines on which a finding neither earns nor costs anything. */
  readonly neutral: readonly (Range & { readonly why: string })[];
  /** Correct lines that look wrong. */
  readonly decoys: readonly (Range & { readonly why: string })[];
}
