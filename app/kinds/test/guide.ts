import type { WorkspaceGuide } from "~/ui/workspace/workspace-guide";
import { insertCode } from "../insert-code";
import type { TestOpen } from "./open";
import type { TestDraft } from "./work";

/** The guide that a newcomer sees in the test workspace. */
export const guide: WorkspaceGuide<TestOpen, TestDraft> = {
  places: {
    task: { selector: "#task", part: "task" },
    suite: { selector: "#suite", part: "suite" },
    run: { selector: ".dock" },
    confidence: { selector: "#field-confidence", focus: "input" },
  },
  steps: [
    {
      at: "task",
      title: "Read the specification",
      text: "It says what the code has to do. The AI wrote the code; it may be right or wrong, and your tests show which.",
    },
    {
      at: "suite",
      title: "Write tests",
      text: "Each test says what the specification asks for, with your own inputs. A test that a correct version fails doesn’t count, and too many such tests lower the score, so don’t test what the specification leaves open.",
    },
    {
      at: "run",
      title: "Run them",
      text: "Run the tests in your browser as often as you like. If a test fails here but matches the specification, you have found one of the AI’s mistakes.",
    },
    {
      at: "confidence",
      title: "Say how sure you are, and hand in",
      text: "Set your confidence, then press Hand in. The report usually arrives in about a second and shows which wrong versions your tests caught and missed.",
      saysCounting: true,
    },
  ],
  insert(_open, draft, { code, place }) {
    if (!code || !place) return { why: "no place" };
    const suite = insertCode(draft.suite, code, place);
    return "done" in suite ? { done: { ...draft, suite: suite.done } } : suite;
  },
};
