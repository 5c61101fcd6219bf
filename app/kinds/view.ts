import type { ComponentType, ReactNode } from "react";
import type { Sandbox } from "~/sandbox/contract";
import type { AnyDraft } from "./kind";

/**
 * What a kind draws. `view.tsx` in each kind's folder exports `const view: KindView<…>`. Server-rendered; works
 * without JavaScript as far as a form can (fields named as in `fields`), and is enhanced when it is there.
 */
export interface WorkspaceProps<Open, Draft extends AnyDraft> {
  readonly open: Open;
  readonly draft: Draft;
  /** Replaces the draft; it is saved by itself. */
  readonly change: (next: Draft) => void;
  /** The sandbox in this browser, started when first asked for. */
  readonly sandbox: () => Promise<Sandbox>;
  /** Messages by field path, after a refused hand-in. */
  readonly errors: Readonly<Record<string, string>>;
}

export interface ReportProps<Open, Work, Report> {
  readonly open: Open;
  readonly work: Work;
  readonly report: Report;
  /** Whether the report is without what its learner is told only once they ask (`Kind.withheld`): then links ask. */
  readonly isWithheld: boolean;
  /** What mentors and the learner wrote on a line, drawn in place. Null where nothing was written and nothing may be. */
  readonly notesAt: (place: LinePlace) => ReactNode;
  /** What the page adds to the score: what the hand-in counts for. Drawn beside it, or at the end. */
  readonly aside?: ReactNode;
}

/** A line of the submission: of the change (review), of the suite (test), of a file (fix). */
export interface LinePlace {
  readonly file: string;
  readonly side: "old" | "new";
  readonly line: number;
}

export interface KindView<Open, Draft extends AnyDraft, Work, Report> {
  readonly Workspace: ComponentType<WorkspaceProps<Open, Draft>>;
  /** The kind's part of the dock: verdict for a review, run button for test and fix. */
  readonly Dock: ComponentType<WorkspaceProps<Open, Draft>>;
  /** What the confidence is about: "that your verdict is right". */
  readonly sureOf: string;
  /** Rows of the hand-in dialog. */
  readonly summary: (open: Open, draft: Draft) => readonly { label: string; value: string }[];
  readonly Report: ComponentType<ReportProps<Open, Work, Report>>;
}
