import { confidenceRow, type WorkspaceView } from "../workspace-view";
import { FixDock } from "./dock";
import { type FixOpen, filesInFix, scratchOf } from "./open";
import type { FixDraft } from "./work";
import { FIX_KEYS, FixWorkspace } from "./workspace";

export const view: WorkspaceView<FixOpen, FixDraft> = {
  Workspace: FixWorkspace,
  Dock: FixDock,
  runsOften: true,
  dockLabel: "Run and hand in",
  keys: FIX_KEYS,
  guide: async () => (await import("./guide")).guide,
  files: filesInFix,
  sureOf: "that all hidden tests pass",
  summary: (open, draft) => {
    const { files, confidence } = draft;
    const changed = open.files.filter(({ path, text }) => files[path] !== undefined && files[path] !== text);
    return [
      {
        label: changed.length === 1 ? "Changed file" : "Changed files",
        value: changed.map(({ path }) => path).join(", ") || "none",
      },
      ...(scratchOf(open, draft) === null
        ? []
        : [{ label: "Your own test", value: "handed in with your fix, but never graded" }]),
      confidenceRow(confidence),
    ];
  },
  // A message about all files leads to the part that contains them.
  fieldId: (path) => (path === "files" ? "code" : `field-${path}`),
};
