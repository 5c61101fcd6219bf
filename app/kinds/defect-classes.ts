/** The defect classes of AI-written code, in the order in which pages offer them. Sources: docs/defect-classes.md. */
export const DEFECT_CLASSES = {
  "misread-requirement": "solves a similar but different problem",
  "missing-edge-case": "fails on empty, zero, negative, duplicate, huge, last",
  incomplete: "leaves a branch, a step or an error path out",
  "prompt-biased": "hard-codes the example, fits the visible tests",
  "unrequested-behaviour": "does more than was asked: logs, mutates input, changes an API",
  "silly-logic": "off by one, inverted condition, wrong operator",
  "wrong-type": "mixes string, number, null, date, promise; a missing await",
  "invented-api": "calls an API that does not exist, or passes parameters it never had",
  "invented-package": "imports a package that does not exist, or one that squats on its name",
  "deprecated-api": "uses an API that the platform has removed or deprecated",
  injection: "input reaches an interpreter: SQL, shell, path, HTML or log",
  "broken-access": "acts on an id from the request without checking who owns it",
  "secret-exposure": "key in code, token in a log or a URL",
  "unsafe-concurrency": "race, lost update, shared mutable state, no idempotency",
  "resource-leak": "nothing closed or limited, unbounded memory, listener never removed",
  "slow-by-design": "one query per row, quadratic where linear is easy, I/O in a loop",
  "swallowed-error": "swallows an error, returns the wrong status, or reports success on failure",
  "test-that-cannot-fail": "asserts nothing, asserts the mock, or edits the test to pass",
  unreadable: "misleading names, copy-paste, dead code, contradicting comments",
  "wrong-documentation": "the text claims something the code does not do",
} as const satisfies Record<string, string>;

export type DefectClass = keyof typeof DEFECT_CLASSES;
export const DEFECT_CLASS_IDS = Object.keys(DEFECT_CLASSES) as [DefectClass, ...DefectClass[]];
