/**
 * A report as plain data, for use in other formats than its page. It consists of words, tests, and remarks on places.
 */

/**
 * `good`: caught, killed, or correct. `half`: partly caught, or invalid. `bad`: missed, survived, or a false alarm.
 * `left`: none of these.
 */
export type Tone = "good" | "half" | "bad" | "left";

/** One line of a report in words. */
export interface ReportLine {
  readonly tone: Tone;
  readonly text: string;
  /** Details to show below the line, one paragraph each. */
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
  /** The kind's own word for the result: "invalid", "survived". */
  readonly was: string;
  readonly message?: string;
  /** A diff of the expected and the received lines. */
  readonly diff?: string;
  /** The test's file. */
  readonly file?: string;
  readonly line?: number;
}

/** The place of a remark, in the folder of the work or of the exercise. Lines are 1-based. */
export interface RemarkPlace {
  readonly in: "work" | "exercise";
  readonly path: string;
  readonly from?: number;
  readonly to?: number;
}

/** A remark that a report makes about a place. */
export interface ReportRemark {
  /** The type of remark: a defect class, or a kind's own word. */
  readonly rule: string;
  /** What this type means. */
  readonly means: string;
  readonly level: "error" | "warning" | "note";
  readonly text: string;
  /** Every remark has a place, because some SARIF readers refuse a file that contains a result without one. */
  readonly place: RemarkPlace;
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}
