import { EDITOR_KEYS } from "~/ui/editor/editor-keys";
import { confidenceRow, type WorkspaceView } from "../workspace-view";
import { TestDock } from "./dock";
import type { TestOpen } from "./open";
import type { TestDraft } from "./work";
import { TEST_KEYS, TestWorkspace } from "./workspace";

// A chain such as it.it.it is matched from its first word only, so that the time grows linearly with the length.
const TABLE = /(?<![\w.$])(?:it|test|describe)(?:\.\w+)*\.(?:each|for)\b/;
const TITLE = /(?<![\w.$])(?:it|test)(?:\.\w+)*\s*\(/g;

export const view: WorkspaceView<TestOpen, TestDraft> = {
  Workspace: TestWorkspace,
  Dock: TestDock,
  runsOften: true,
  dockLabel: "Run and hand in",
  keys: [...TEST_KEYS, ...EDITOR_KEYS],
  guide: [
    {
      at: "#task",
      title: "Read the specification",
      text: "It says what the code has to do. The AI wrote the code; it may be right or wrong, and your tests show which.",
    },
    {
      at: "#suite",
      title: "Write tests",
      text: "Each test says what the specification asks for, with your own inputs. A test that a correct version fails counts against you, so don’t test what the specification leaves open.",
    },
    {
      at: ".dock",
      title: "Run them",
      text: "Run the tests in your browser as often as you like. If a test fails here although the specification asks for what it says, you have found a mistake of the AI.",
    },
    {
      at: "#field-confidence",
      title: "Say how sure you are, and hand in",
      text: "Set how likely you are to be right, then press Hand in. The first attempt is scored; the report comes in about a second and shows what you found and missed. You can practise the exercise again after that.",
    },
  ],
  sureOf: "that your suite is right about the AI’s code, with no invalid test",
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
