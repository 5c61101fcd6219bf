/** The skills that exercises train, described for learners. Each exercise trains one to three skills. */
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

/**
 * Groups of skills, used as column headings in tables. Each skill is in one group and has a heading of one or two
 * words.
 */
export const SKILL_GROUPS: readonly { readonly title: string; readonly skills: Partial<Record<Skill, string>> }[] = [
  {
    title: "Reviewing",
    skills: {
      "read-a-diff": "diffs",
      "check-against-the-task": "task",
      "find-edge-cases": "edge cases",
      "judge-tests": "tests",
      "judge-dependencies": "dependencies",
      "say-what-is-wrong": "explaining",
      "know-when-to-trust": "trust",
    },
  },
  { title: "Security", skills: { "spot-injection": "injection", "check-access": "permissions" } },
  {
    title: "Testing",
    skills: {
      "write-a-failing-test": "failing tests",
      "choose-inputs": "inputs",
      "test-without-overspecifying": "flexible tests",
      "isolate-time-and-io": "time and I/O",
      "specify-by-example": "examples",
    },
  },
  {
    title: "Fixing",
    skills: {
      "find-root-cause": "root cause",
      "fix-minimally": "small fixes",
      "keep-behaviour": "behaviour",
      "make-it-fast-enough": "speed",
      "handle-errors": "errors",
      "refactor-safely": "refactoring",
    },
  },
  { title: "Other", skills: { "document-truthfully": "documentation", "orchestrate-agents": "agents" } },
];

/** Groups these skills. Each group contains its skills with their short headings. Omits empty groups. */
export const groupSkills = (skills: readonly Skill[]) =>
  SKILL_GROUPS.map(({ title, skills: heads }) => ({
    title,
    columns: (Object.entries(heads) as [Skill, string][]).filter(([skill]) => skills.includes(skill)),
  })).filter(({ columns }) => columns.length > 0);

export const TRACKS = {
  "first-weeks": "First weeks",
  "trust-but-run-it": "Trust, but run it",
  "security-reviewer": "Security reviewer",
  "code-base-fights-back": "The code base fights back",
  "architect-of-the-agent": "Agent architect",
} as const satisfies Record<string, string>;

export type Track = keyof typeof TRACKS;
export const TRACK_IDS = Object.keys(TRACKS) as [Track, ...Track[]];
