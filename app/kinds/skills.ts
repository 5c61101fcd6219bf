/** What exercises train, worded for learners. Each exercise trains one to three skills. */
export const SKILLS = {
  "read-a-diff": "read a diff",
  "check-against-the-task": "check code against the task",
  "find-edge-cases": "find edge cases",
  "spot-injection": "spot injection",
  "check-access": "check permissions",
  "judge-dependencies": "judge dependencies",
  "judge-tests": "judge tests",
  "write-a-failing-test": "write a failing test",
  "choose-inputs": "choose inputs",
  "test-without-overspecifying": "test without over-specifying",
  "isolate-time-and-io": "isolate time and I/O",
  "find-root-cause": "find the root cause",
  "fix-minimally": "fix minimally",
  "keep-behaviour": "keep behaviour",
  "make-it-fast-enough": "make it fast enough",
  "handle-errors": "handle errors",
  "refactor-safely": "refactor safely",
  "document-truthfully": "document accurately",
  "say-what-is-wrong": "explain what is wrong",
  "know-when-to-trust": "know when to trust",
  "specify-by-example": "specify by example",
  "orchestrate-agents": "orchestrate agents",
} as const satisfies Record<string, string>;

export type Skill = keyof typeof SKILLS;
export const SKILL_IDS = Object.keys(SKILLS) as [Skill, ...Skill[]];

export const TRACKS = {
  "first-weeks": "First weeks",
  "trust-but-run-it": "Trust, but run it",
  "security-reviewer": "Security reviewer",
  "code-base-fights-back": "The code base fights back",
  "architect-of-the-agent": "Agent architect",
} as const satisfies Record<string, string>;

export type Track = keyof typeof TRACKS;
export const TRACK_IDS = Object.keys(TRACKS) as [Track, ...Track[]];
