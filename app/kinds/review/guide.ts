import type { WorkspaceGuide } from "~/ui/workspace/workspace-guide";
import type { ReviewOpen } from "./open";
import type { ReviewDraft } from "./work";

/** The guide that a newcomer sees in the review workspace. */
export const guide: WorkspaceGuide<ReviewOpen, ReviewDraft> = {
  places: {
    task: { selector: "#task", focus: "#task-text", part: "task" },
    code: { selector: "#code", part: "code" },
    findings: { selector: "#findings", part: "findings" },
    // Points to the button that adds a proof to a finding. If no finding has this button, points to the code.
    proof: { selector: '#code [id$=".attach"], #code:not(:has([id$=".attach"]))', part: "code" },
    verdict: { selector: "#field-verdict", focus: "input" },
    confidence: { selector: "#field-confidence", focus: "input" },
  },
  steps: [
    {
      at: "task",
      title: "Read the task",
      text: "The task says what the change has to do. Above the task are the changed files, and below it is the AI’s own description of the change.",
    },
    {
      at: "code",
      title: "Read the change",
      text: "Read the change line by line, and compare it with the task. Names link to their definitions, and your browser’s Back button takes you back. If a line is wrong, press its number, or tap the line on a touch screen, and say what breaks and who is affected. Some changes are correct, so there is nothing to mark.",
    },
    {
      at: "findings",
      title: "Check your findings",
      text: "Each finding appears below its lines. Below the task, or on a phone under Findings, you can also add a finding on the whole change. You can also prove a finding with a test, but you don’t have to.",
    },
    {
      at: "verdict",
      title: "Decide",
      text: "Approve the change if it is ready to be merged, that is, to become part of the program. If it has only minor issues, approve it with comments. If something must be fixed first, request changes. A wrong decision costs half the score, so don’t request changes over matters of taste.",
    },
    {
      at: "confidence",
      title: "Say how sure you are, and hand in",
      text: "Set your confidence, then press Hand in. Your report usually arrives in about a second and shows what you found and missed.",
      saysCounting: true,
    },
  ],
};
