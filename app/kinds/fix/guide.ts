import type { GuideStep } from "~/ui/workspace/workspace-guide";

/** The steps of the guide that a newcomer sees in the fix workspace, in the order of the work. */
export const guide: readonly GuideStep[] = [
  {
    at: "#task",
    part: "task",
    title: "Read the bug report",
    text: "The report says what goes wrong and for whom. Everything that works today has to keep working.",
  },
  {
    at: "#code",
    part: "code",
    title: "Find the cause and fix it",
    text: "Change the code where the fault starts, not where it shows up. You can write a test of your own that reproduces the bug. Your test is never graded.",
  },
  {
    at: ".dock",
    title: "Run the tests",
    text: "The visible tests show how the code is used. Hidden tests also check each sentence in the report, and check that what worked before still works.",
  },
  {
    at: "#field-confidence",
    title: "Say how sure you are, and hand in",
    text: "Set your confidence, then press Hand in. Your results usually arrive in about a second and show which hidden tests pass.",
    saysCounting: true,
  },
];
