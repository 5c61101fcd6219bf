import type { WorkspaceGuide } from "~/ui/workspace/workspace-guide";
import { insertCode } from "../insert-code";
import type { FixOpen } from "./open";
import type { FixDraft } from "./work";

/** The guide that a newcomer sees in the fix workspace. */
export const guide: WorkspaceGuide<FixOpen, FixDraft> = {
  places: {
    task: { selector: "#task", part: "task" },
    code: { selector: "#code", part: "code" },
    run: { selector: ".dock" },
    confidence: { selector: "#field-confidence", focus: "input" },
  },
  steps: [
    {
      at: "task",
      title: "Read the bug report",
      text: "The report says what goes wrong and for whom. Everything that works today has to keep working.",
    },
    {
      at: "code",
      title: "Find the cause and fix it",
      text: "Change the code where the fault starts, not where it shows up. You can write a test of your own that reproduces the bug. Your test is never graded.",
    },
    {
      at: "run",
      title: "Run the tests",
      text: "The visible tests show how the code is used. Hidden tests also check each sentence in the report, and check that what worked before still works.",
    },
    {
      at: "confidence",
      title: "Say how sure you are, and hand in",
      text: "Set your confidence, then press Hand in. Your results usually arrive in about a second and show which hidden tests pass.",
      saysCounting: true,
    },
  ],
  insert(open, draft, { code, place, line }) {
    const file = open.files.find(({ path, role }) => path === line?.file && role === "editable");
    if (!file || !code || !place) return { why: "no place" };
    const text = insertCode(draft.files[file.path] ?? file.text, code, place);
    return "done" in text ? { done: { ...draft, files: { ...draft.files, [file.path]: text.done } } } : text;
  },
};
