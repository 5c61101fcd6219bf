/** A report told outside its page: in words, as tests, and as remarks on places. Plain data, for any format. */

/** good = caught, killed, holds; half = partly caught, invalid; bad = missed, survived, false alarm; left = neither. */
export type Tone = "good" | "half" | "bad" | "left";

/** One line of a report in words. */
export interface ToldLine {
  readonly tone: Tone;
  readonly text: string;
  /** What belongs under it, a paragraph each. */
  readonly below?: readonly string[];
}

export interface ToldPart {
  readonly title: string;
  readonly lines: readonly ToldLine[];
}

/** One test, or one thing that was held against a limit, with what became of it. */
export interface ToldTest {
  /** From the outermost group inwards. */
  readonly suite: readonly string[];
  readonly name: string;
  readonly status: "passed" | "failed" | "skipped";
  /** The kind's own word for it: "invalid", "survived". */
  readonly was: string;
  readonly message?: string;
  /** Lines that differ. */
  readonly diff?: string;
  /** Where the test stands. */
  readonly file?: string;
  readonly line?: number;
}

/** Where a remark stands: in the work's folder or in the exercise's. Lines from 1. */
export interface RemarkPlace {
  readonly in: "work" | "exercise";
  readonly path: string;
  readonly from?: number;
  readonly to?: number;
}

/** Something that a report says of a place. */
export interface ToldRemark {
  /** What sort of remark it is: a defect class, or a kind's own word. */
  readonly rule: string;
  /** What that sort means. */
  readonly means: string;
  readonly level: "error" | "warning" | "note";
  readonly text: string;
  /** Every remark has one: some readers of SARIF refuse a file with a result that has none. */
  readonly place: RemarkPlace;
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}
