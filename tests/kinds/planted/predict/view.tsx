import type { WorkspaceView } from "~/kinds/workspace-view";
import type { Draft, Open } from "./kind";

export const view: WorkspaceView<Open, Draft> = {
  Workspace: ({ open, draft, change }) => (
    <div>
      <pre>{open.code}</pre>
      <textarea
        name="output"
        aria-label="What it prints"
        value={draft.output}
        onChange={({ target }) => change({ ...draft, output: target.value })}
      />
    </div>
  ),
  Dock: () => null,
  runsOften: false,
  dockLabel: "Hand-in",
  keys: [],
  guide: async () => ({ places: {}, steps: [] }),
  sureOf: "that your prediction is right",
  files: ({ code }) => [{ path: "program.js", side: "new", text: code }],
  summary: (_open, { output }) => [{ label: "Prediction", value: output }],
  fieldId: (path) => `field-${path}`,
};
