/**
 * The defect classes of AI-written code, in the order in which pages list them. Sources: docs/defect-classes.md. The
 * tutor's guard takes words from the descriptions (`defect-words.ts`), so rewording a description changes what the
 * guard withholds.
 */
export const DEFECT_CLASSES = {
  "misread-requirement": "solves a similar but different problem",
  "missing-edge-case": "fails on an empty, zero, negative, duplicate, huge or last value",
  incomplete: "leaves out a branch, a step or an error path",
  "prompt-biased": "hard-codes the example, or fits only the visible tests",
  "unrequested-behaviour": "does more than was asked: logs, mutates input, changes an API",
  "silly-logic": "is off by one, inverts a condition, or uses the wrong operator",
  "wrong-type": "mixes up strings, numbers, nulls, dates or promises; misses an await",
  "invented-api": "calls an API that does not exist, or passes parameters it never had",
  "invented-package": "imports a package that does not exist, or one that squats on its name",
  "deprecated-api": "uses an API that the platform has removed or deprecated",
  injection: "lets input reach an interpreter: SQL, shell, path, HTML or log",
  "broken-access": "acts on an id from the request without checking who owns it",
  "secret-exposure": "puts a key in code, or a token in a log or URL",
  "unsafe-concurrency": "has a race, a lost update, shared mutable state or no idempotency",
  "resource-leak": "never closes, limits or removes something: files, memory, listeners",
  "slow-by-design": "runs one query per row, I/O in a loop, or quadratic work where linear is easy",
  "swallowed-error": "swallows an error, returns the wrong status, or reports success on failure",
  "test-that-cannot-fail": "asserts nothing, asserts the mock, or edits the test to pass",
  unreadable: "has misleading names, copied or dead code, or comments that contradict it",
  "wrong-documentation": "comes with a description that says the code does something it doesn’t do",
} as const satisfies Record<string, string>;

export type DefectClass = keyof typeof DEFECT_CLASSES;
/**
 * The classes grouped by topic, for selection lists. Each class is in one group, and the order is the same as above.
 */
export const DEFECT_GROUPS: readonly (readonly [title: string, ...classes: DefectClass[]])[] = [
  [
    "What the code does",
    "misread-requirement",
    "missing-edge-case",
    "incomplete",
    "prompt-biased",
    "unrequested-behaviour",
    "silly-logic",
    "wrong-type",
  ],
  ["What it calls", "invented-api", "invented-package", "deprecated-api"],
  ["Security", "injection", "broken-access", "secret-exposure"],
  ["When it runs", "unsafe-concurrency", "resource-leak", "slow-by-design", "swallowed-error"],
  ["Tests, names and documentation", "test-that-cannot-fail", "unreadable", "wrong-documentation"],
];
export const DEFECT_CLASS_IDS = Object.keys(DEFECT_CLASSES) as [DefectClass, ...DefectClass[]];
