import type { ComponentType } from "react";
import type { Key } from "~/ui/workspace/workspace-keys";
import type { AnyDraft } from "./kind";
import type { WorkspaceProps } from "./page-props";

/** A kind's workspace. Its report is a separate module, so that neither page loads the other's code. */
export interface WorkspaceView<Open, Draft extends AnyDraft> {
  readonly Workspace: ComponentType<WorkspaceProps<Open, Draft>>;
  /** The kind's part of the dock: verdict for a review, run button for test and fix. */
  readonly Dock: ComponentType<WorkspaceProps<Open, Draft>>;
  /** What the confidence is about: "that your verdict is right". */
  readonly sureOf: string;
  /** Rows of the submission dialog. */
  readonly summary: (open: Open, draft: Draft) => readonly { label: string; value: string }[];
  /** The kind's tools in the top bar. */
  readonly Tools?: ComponentType;
  /** Learners often run code: the engine loads before they ask, and works offline. */
  readonly runsOften: boolean;
  /** The dock's label for screen readers. */
  readonly dockLabel: string;
  /** The keyboard shortcuts of this workspace, in display order. */
  readonly keys: readonly Key[];
  /** The id of the element for a refused field, for the error summary's link. */
  readonly fieldId: (path: string) => string;
}
