import type { ReactNode } from "react";
import type { Sandbox } from "~/sandbox/contract";
import type { AnyDraft } from "./kind";

/**
 * The props of a kind's workspace. Rendered on the server; works without JavaScript as far as a form can, and is
 * enhanced with it.
 */
export interface WorkspaceProps<Open, Draft extends AnyDraft> {
  readonly open: Open;
  readonly draft: Draft;
  /** Replaces the draft, which is then saved automatically. */
  readonly change: (next: Draft) => void;
  /** The sandbox in this browser, started on first use. */
  readonly sandbox: () => Promise<Sandbox>;
  /**
   * The result of `Kind.can.meter` for this exercise, from the server, requested once per page. Rejects with a message
   * for the learner.
   */
  readonly mutants: () => Promise<unknown>;
  /** Messages by field path, after a refused submission. */
  readonly errors: Readonly<Record<string, string>>;
}

export interface ReportProps<Open, Work, Report> {
  readonly open: Open;
  readonly work: Work;
  readonly report: Report;
  /**
   * Whether the report lacks the parts that learners see only on request (`Kind.can.withheld`): links then offer to
   * show them.
   */
  readonly isWithheld: boolean;
  /** Notes by mentors and the learner on a line, shown in place. Null if there are none and none may be added. */
  readonly notesAt: (place: LinePlace) => ReactNode;
  /** A control that disputes the result of a finding (`Kind.can.standBy`); null where that is not possible. */
  readonly disputeOf?: (finding: string) => ReactNode;
  /** The dispute has ended: a person has ruled, or no one has ruled in time. */
  readonly isSettled?: boolean;
  /** What the page adds to the score: what the submission counts for. Shown beside it, or at the end. */
  readonly aside?: ReactNode;
}

/** A line of the submission: of the change (review), the suite (test), or a file (fix). */
export interface LinePlace {
  readonly file: string;
  readonly side: "old" | "new";
  readonly line: number;
}
