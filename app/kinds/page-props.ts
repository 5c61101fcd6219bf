import type { MutableRefObject, ReactNode } from "react";
import type { Sandbox } from "~/sandbox/contract";
import type { AnyDraft } from "./kind";
import type { ReportReader } from "./report-reader";

/**
 * The props of a kind's workspace. The workspace is rendered on the server and works as a form without JavaScript.
 * JavaScript adds the rest.
 */
export interface WorkspaceProps<Open, Draft extends AnyDraft> {
  readonly open: Open;
  readonly draft: Draft;
  /** Replaces the draft, which is then saved automatically. */
  readonly change: (next: Draft) => void;
  /** The sandbox in this browser, started on first use. */
  readonly sandbox: () => Promise<Sandbox>;
  /**
   * Requests the result of `Kind.can.meter` for this exercise from the server, once per page. If the request fails, the
   * promise rejects with an error whose message the learner can read.
   */
  readonly mutants: () => Promise<unknown>;
  /** Error messages, keyed by field path, after the server refused a submission. */
  readonly errors: Readonly<Record<string, string>>;
  /**
   * Set by the workspace: shows an invalid field, which may be in another pane or file, and focuses it. Returns false
   * if the path belongs to no field of the workspace.
   */
  readonly goTo: MutableRefObject<(path: string) => boolean>;
}

export interface ReportProps<Open, Work, Report> {
  readonly open: Open;
  readonly work: Work;
  readonly report: Report;
  /** Who reads the report. Depending on the reader, sentences say "you" or "the learner". */
  readonly reader: ReportReader;
  /**
   * Whether the report lacks the parts that learners see only on request (`Kind.can.withheld`). If so, the page offers
   * links that show these parts.
   */
  readonly isWithheld: boolean;
  /**
   * Whether the exercise's explanation appears only on request. The explanation gives the answer away, so this is true
   * until the learner has passed. False if the exercise has no explanation.
   */
  readonly isFolded?: boolean;
  /**
   * Renders the notes that mentors and the learner wrote on a line. Null if the line has no notes and none may be
   * added.
   */
  readonly notesAt: (place: LinePlace) => ReactNode;
  /**
   * Renders a control that disputes the result of a finding (`Kind.can.standBy`); null if the finding can't be
   * disputed.
   */
  readonly disputeOf?: (finding: string) => ReactNode;
  /** Text about what the submission counts for, which the page shows next to the score or at the end of the report. */
  readonly aside?: ReactNode;
}

/** A line in a submission: in the change (review), in the suite (test) or in a file (fix). */
export interface LinePlace {
  readonly file: string;
  readonly side: "old" | "new";
  readonly line: number;
}
