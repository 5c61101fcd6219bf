import type { ReactNode } from "react";
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
   * Requests the result of `Kind.can.meter` for this exercise from the server, once per page. If the request fails,
   * the promise rejects with a message for the learner.
   */
  readonly mutants: () => Promise<unknown>;
  /** Messages by field path, after a refused submission. */
  readonly errors: Readonly<Record<string, string>>;
}

export interface ReportProps<Open, Work, Report> {
  readonly open: Open;
  readonly work: Work;
  readonly report: Report;
  /** Who reads the report. Its sentences speak to the learner, or about the learner. */
  readonly reader: ReportReader;
  /**
   * Whether the report lacks the parts that learners see only on request (`Kind.can.withheld`). If so, links offer to
   * show these parts.
   */
  readonly isWithheld: boolean;
  /**
   * Whether the exercise's explanation appears only on request, because the learner has not passed yet and the
   * explanation gives the answer away. False if the exercise has no explanation.
   */
  readonly isFolded?: boolean;
  /**
   * Notes by mentors and the learner on a line, for display at that line. Null if the line has no notes and none may be
   * added.
   */
  readonly notesAt: (place: LinePlace) => ReactNode;
  /** A control that disputes the result of a finding (`Kind.can.standBy`); null if the finding can't be disputed. */
  readonly disputeOf?: (finding: string) => ReactNode;
  /** What the submission counts for, which the page shows beside the score or at the end of the report. */
  readonly aside?: ReactNode;
}

/** A line of the submission: of the change (review), of the suite (test) or of a file (fix). */
export interface LinePlace {
  readonly file: string;
  readonly side: "old" | "new";
  readonly line: number;
}
