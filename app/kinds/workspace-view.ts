import type { ComponentType } from "react";
import type { SeenFile } from "~/ui/workspace/own-notes";
import type { GuideStep } from "~/ui/workspace/workspace-guide";
import type { Key } from "~/ui/workspace/workspace-keys";
import type { AnyDraft } from "./kind";
import type { WorkspaceProps } from "./page-props";

/** A kind's workspace. Its report is a separate module, so that neither page loads the other's code. */
export interface WorkspaceView<Open, Draft extends AnyDraft> {
  readonly Workspace: ComponentType<WorkspaceProps<Open, Draft>>;
  /** The kind's part of the dock: the verdict of a review, or the run button of a test or fix exercise. */
  readonly Dock: ComponentType<WorkspaceProps<Open, Draft>>;
  /** What the confidence is about: "that your verdict is right". */
  readonly sureOf: string;
  /**
   * The current state of the files that the learner sees. These files can be searched, and learners can add notes to
   * them.
   */
  readonly files: (open: Open, draft: Draft) => readonly SeenFile[];
  /** Rows of the submission dialog. */
  readonly summary: (open: Open, draft: Draft) => readonly SummaryRow[];
  /** The kind's tools in the top bar. */
  readonly Tools?: ComponentType;
  /** Whether learners often run code, so that the engine loads before they start a run, and works offline. */
  readonly runsOften: boolean;
  /** The dock's label for screen readers. */
  readonly dockLabel: string;
  /** The keyboard shortcuts of this workspace, in display order, without the editor's shortcuts. */
  readonly keys: readonly Key[];
  /**
   * The steps of the guide for newcomers, in the order of the work. Loaded only when it is shown, because most
   * learners don't need it.
   */
  readonly guide: () => Promise<readonly GuideStep[]>;
  /** The id of the element that contains a refused field, to which the error summary links. */
  readonly fieldId: (path: string) => string;
}

export interface SummaryRow {
  readonly label: string;
  readonly value: string;
  /** The field that must be filled before submission, and what the learner chooses there: "a verdict". */
  readonly missing?: { readonly field: string; readonly says: string };
}

const UNSET = "not set yet";
/** The row that shows the confidence, which every submission needs. */
export const confidenceRow = (confidence: number | null): SummaryRow =>
  confidence === null
    ? { label: "Confidence", value: UNSET, missing: { field: "confidence", says: "a confidence" } }
    : { label: "Confidence", value: `${confidence}%` };
