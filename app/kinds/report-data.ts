/** A report for use outside its page: as words, tests, and remarks on places. Plain data, for any format. */

/** good = caught, killed, holds; half = partly caught, invalid; bad = missed, survived, false alarm; left = neither. */
export type Tone = "good" | "half" | "bad" | "left";

/** One line of a report in words. */
export interface ReportLine {
  readonly tone: Tone;
  readonly text: string;
  /** Details below it, one paragraph each. */
  readonly below?: readonly string[];
}

export interface ReportPart {
  readonly title: string;
  readonly lines: readonly ReportLine[];
}

/** A test, or a measurement against a limit, with its result. */
export interface ReportTest {
  /** Enclosing groups, outermost first. */
  readonly suite: readonly string[];
  readonly name: string;
  readonly status: "passed" | "failed" | "skipped";
  /** The kind's own word for it: "invalid", "survived". */
  readonly was: string;
  readonly message?: string;
  /** A diff of the lines that differ. */
  readonly diff?: string;
  /** The test's file. */
  readonly file?: string;
  readonly line?: number;
}

/** Place of a remark: in the work's folder or in the exercise's. 1-based lines. */
export interface RemarkPlace {
  readonly in: "work" | "exercise";
  readonly path: string;
  readonly from?: number;
  readonly to?: number;
}

/** Something that a report says about a place. */
export interface ReportRemark {
  /** The sort of remark: a defect class, or a kind's own word. */
  readonly rule: string;
  /** What that sort means. */
  readonly means: string;
  readonly level: "error" | "warning" | "note";
  readonly text: string;
  /** Every remark has one: some SARIF readers refuse a file with a result that has none. */
  readonly place: RemarkPlace;
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}
