import type { GuideStep } from "~/ui/workspace/workspace-guide";

/** What a newcomer to this kind is shown in its workspace, in the order of the work. */
export const guide: readonly GuideStep[] = [
  {
    at: "#task",
    title: "Read the task",
    text: "It says what the change has to do. Below it are the files of the change; the AI’s own description is above the code.",
  },
  {
    at: "#main",
    title: "Read the change",
    text: "Read it as you would at work. If a line is wrong, press the + beside it, or press c on the line, and say what breaks and who is affected. Some changes are correct, so there is nothing to mark.",
  },
  {
    at: "#findings",
    title: "Check your findings",
    text: "Your findings are listed here. To prove one, add a test that fails on this code and passes on correct code.",
  },
  {
    at: "#field-verdict",
    title: "Decide",
    text: "Approve the change, approve it with comments, or request changes. A wrong decision costs half the score, so don’t request changes over matters of taste.",
  },
  {
    at: "#field-confidence",
    title: "Say how sure you are, and hand in",
    text: "Set how likely you are to be right, then press Hand in. The first attempt is scored; the report comes in about a second and shows what you found and missed. You can practise the exercise again after that.",
  },
];
