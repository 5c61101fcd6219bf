/**
 * A report as plain data, for use in formats other than its page. It consists of sentences, tests, and remarks on
 * places.
 */

/**
 * `good`: caught, killed, or correct. `half`: partly caught, or invalid. `bad`: missed, survived, or a false alarm.
 * `left`: none of these.
 */
export type Tone = "good" | "half" | "bad" | "left";

/** A line in a report's description. */
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
  /** The result, in the kind's terms: "invalid", "survived". */
  readonly was: string;
  readonly message?: string;
  /** A diff of the expected and the received lines. */
  readonly diff?: string;
  /** The test's file. */
  readonly file?: string;
  readonly line?: number;
}

/** The place of a remark, in the work's folder or the exercise's folder. Lines are 1-based. */
export interface RemarkPlace {
  readonly in: "work" | "exercise";
  readonly path: string;
  readonly from?: number;
  readonly to?: number;
}

/** A remark that a report makes about a place. */
export interface ReportRemark {
  /** The type of remark: a defect class, or a term that the kind defines. */
  readonly rule: string;
  /** An explanation of this type of remark. */
  readonly means: string;
  readonly level: "error" | "warning" | "note";
  readonly text: string;
  /** Never missing, because some SARIF readers reject a file that contains a result without a location. */
  readonly place: RemarkPlace;
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}
