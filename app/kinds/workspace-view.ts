import type { ComponentType } from "react";
import type { Key } from "~/ui/workspace/workspace-keys";
import type { AnyDraft } from "./kind";
import type { WorkspaceProps } from "./view";

/** How a kind's workspace is drawn. Its report is a part of its own, so that neither page loads the other's code. */
export interface WorkspaceView<Open, Draft extends AnyDraft> {
  readonly Workspace: ComponentType<WorkspaceProps<Open, Draft>>;
  /** The kind's part of the dock: verdict for a review, run button for test and fix. */
  readonly Dock: ComponentType<WorkspaceProps<Open, Draft>>;
  /** What the confidence is about: "that your verdict is right". */
  readonly sureOf: string;
  /** Rows of the submission dialog. */
  readonly summary: (open: Open, draft: Draft) => readonly { label: string; value: string }[];
  /** Tools of the kind in the top bar. */
  readonly Tools?: ComponentType;
  /** Learners run code all the time: the engine loads before they ask, and works offline. */
  readonly runsOften: boolean;
  /** What the dock is called for screen readers. */
  readonly dockLabel: string;
  /** The keys that work in this workspace, as they are listed. */
  readonly keys: readonly Key[];
  /** The id of the element where a refused field stands, for the error summary's link. */
  readonly fieldId: (path: string) => string;
}
