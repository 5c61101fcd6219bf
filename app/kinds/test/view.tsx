import { confidenceRow, type WorkspaceView } from "../workspace-view";
import { TestDock } from "./dock";
import { filesInTest, type TestOpen } from "./open";
import type { TestDraft } from "./work";
import { TEST_KEYS, TestWorkspace } from "./workspace";

// The expression matches a chain such as it.it.it from its first word only, so that the matching time grows linearly
// with the text's length.
const TABLE = /(?<![\w.$])(?:it|test|describe)(?:\.\w+)*\.(?:each|for)\b/;
const TITLE = /(?<![\w.$])(?:it|test)(?:\.\w+)*\s*\(/g;

export const view: WorkspaceView<TestOpen, TestDraft> = {
  Workspace: TestWorkspace,
  Dock: TestDock,
  runsOften: true,
  dockLabel: "Run and hand in",
  keys: TEST_KEYS,
  guide: async () => (await import("./guide")).guide,
  sureOf: "that your suite judges the AI’s code correctly and has no invalid test",
  files: filesInTest,
  summary: (_open, { suite, confidence }) => [
    {
      label: "Tests in your suite",
      value: `about ${suite.match(TITLE)?.length ?? 0}${TABLE.test(suite) ? ", counting a table as one" : ""}`,
    },
    { label: "Lines", value: String(suite.trimEnd().split("\n").length) },
    confidenceRow(confidence),
  ],
  fieldId: (path) => `field-${path}`,
};
