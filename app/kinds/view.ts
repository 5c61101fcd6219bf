import type { ReactNode } from "react";
import type { Sandbox } from "~/sandbox/contract";
import type { AnyDraft } from "./kind";

/**
 * What a kind's workspace is drawn from. Server-rendered; works without JavaScript as far as a form can, and is
 * enhanced when it is there.
 */
export interface WorkspaceProps<Open, Draft extends AnyDraft> {
  readonly open: Open;
  readonly draft: Draft;
  /** Replaces the draft; it is saved by itself. */
  readonly change: (next: Draft) => void;
  /** The sandbox in this browser, started when first asked for. */
  readonly sandbox: () => Promise<Sandbox>;
  /**
   * What `Kind.can.meter` gives for this exercise, from the server, asked for once a page. Rejects with words for the
   * learner.
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
   * Whether the report is without what its learner is told only once they ask (`Kind.can.withheld`): then links ask.
   */
  readonly isWithheld: boolean;
  /**
   * What mentors and the learner wrote on a line, drawn in place. Null where nothing was written and nothing may be.
   */
  readonly notesAt: (place: LinePlace) => ReactNode;
  /** What the page adds to the score: what the submission counts for. Drawn beside it, or at the end. */
  readonly aside?: ReactNode;
}

/** A line of the submission: of the change (review), of the suite (test), of a file (fix). */
export interface LinePlace {
  readonly file: string;
  readonly side: "old" | "new";
  readonly line: number;
}
