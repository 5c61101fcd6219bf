import { EDITOR_KEYS } from "~/ui/editor/editor-keys";
import { confidenceRow, type WorkspaceView } from "../workspace-view";
import { FixDock } from "./dock";
import { type FixOpen, scratchOf } from "./open";
import type { FixDraft } from "./work";
import { FIX_KEYS, FixWorkspace } from "./workspace";

export const view: WorkspaceView<FixOpen, FixDraft> = {
  Workspace: FixWorkspace,
  Dock: FixDock,
  runsOften: true,
  dockLabel: "Run and hand in",
  keys: [...FIX_KEYS, ...EDITOR_KEYS],
  guide: [
    {
      at: "#task",
      title: "Read the bug report",
      text: "It says what goes wrong and for whom. Everything that works today has to keep working.",
    },
    {
      at: "#code",
      title: "Find the cause and repair it",
      text: "Change the code where the fault begins, not where it shows. You can write a test of your own that reproduces it: it is never graded.",
    },
    {
      at: ".dock",
      title: "Run the tests",
      text: "The visible tests show how the code is used. Hidden tests also check each sentence of the report and what has to stay as it is.",
    },
    {
      at: "#field-confidence",
      title: "Say how sure you are, and hand in",
      text: "Set how likely you are to be right, then press Hand in. The first attempt is scored; the report comes in about a second and shows what you found and missed. You can practise the exercise again after that.",
    },
  ],
  sureOf: "that all hidden tests pass",
  summary: (open, draft) => {
    const { files, confidence } = draft;
    const changed = open.files.filter(({ path, text }) => files[path] !== undefined && files[path] !== text);
    return [
      {
        label: changed.length === 1 ? "Changed file" : "Changed files",
        value: changed.map(({ path }) => path).join(", ") || "none",
      },
      ...(scratchOf(open, draft) === null ? [] : [{ label: "Your own test", value: "sent with it, never graded" }]),
      confidenceRow(confidence),
    ];
  },
  fieldId: (path) => `field-${path}`,
};
