import type { ComponentType } from "react";
import type { SeenFile } from "~/ui/workspace/own-notes";
import type { WorkspaceGuide } from "~/ui/workspace/workspace-guide";
import type { Key } from "~/ui/workspace/workspace-keys";
import type { AnyDraft } from "./kind";
import type { WorkspaceProps } from "./page-props";

/**
 * A kind's workspace. The report is in a separate module, so that the workspace page and the report page don't load
 * each other's code.
 */
export interface WorkspaceView<Open, Draft extends AnyDraft> {
  readonly Workspace: ComponentType<WorkspaceProps<Open, Draft>>;
  /** The kind's part of the dock: the verdict in a review, or the run button in a test or fix exercise. */
  readonly Dock: ComponentType<WorkspaceProps<Open, Draft>>;
  /** The claim that the confidence refers to: "that your verdict is right". */
  readonly sureOf: string;
  /** The current contents of the files that the learner sees. Learners can search these files and add notes to them. */
  readonly files: (open: Open, draft: Draft) => readonly SeenFile[];
  /** The rows in the submission dialog. */
  readonly summary: (open: Open, draft: Draft) => readonly SummaryRow[];
  /** The kind's tools in the top bar. */
  readonly Tools?: ComponentType;
  /** Whether learners often run code. If so, the engine loads before the first run, so that it also works offline. */
  readonly runsOften: boolean;
  /** The dock's label for screen readers. */
  readonly dockLabel: string;
  /** This workspace's keyboard shortcuts in display order, without those of the editor. */
  readonly keys: readonly Key[];
  /** The guide for newcomers. Loaded only when it is shown, because most learners don't need it. */
  readonly guide: () => Promise<WorkspaceGuide<Open, Draft>>;
  /** Returns the id of the element that contains an invalid field. The error summary links to it. */
  readonly fieldId: (path: string) => string;
}

export interface SummaryRow {
  readonly label: string;
  readonly value: string;
  /** The field that the learner must fill in before submission, and what they choose there: "a verdict". */
  readonly missing?: { readonly field: string; readonly says: string };
}

const UNSET = "not set yet";
/** The row that shows the confidence, which every submission needs. */
export const confidenceRow = (confidence: number | null): SummaryRow =>
  confidence === null
    ? { label: "Confidence", value: UNSET, missing: { field: "confidence", says: "a confidence" } }
    : { label: "Confidence", value: `${confidence}%` };
