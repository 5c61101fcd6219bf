/** The defect classes of AI-written code, in the order in which they are offered. Sources: docs/defect-classes.md. */
export const DEFECT_CLASSES = {
  "misread-requirement": "solves a near, different problem",
  "missing-edge-case": "fails on empty, zero, negative, duplicate, huge, last",
  incomplete: "leaves a branch, a step or an error path out",
  "prompt-biased": "hard-codes the example, fits the visible tests",
  "unrequested-behaviour": "does more than was asked: logs, mutates input, changes an API",
  "silly-logic": "off by one, inverted condition, wrong operator",
  "wrong-type": "mixes string, number, null, date, promise; a missing await",
  "invented-api": "calls what does not exist, or with parameters that it never had",
  "invented-package": "imports a package that nobody made, or one that squats its name",
  "deprecated-api": "uses what the platform has withdrawn",
  injection: "SQL, shell, path, HTML, log: input reaches an interpreter",
  "broken-access": "acts on an id from the request without asking whose it is",
  "secret-exposure": "key in code, token in a log or a URL",
  "unsafe-concurrency": "race, lost update, shared mutable state, no idempotency",
  "resource-leak": "no close, no limit, unbounded memory, listener never removed",
  "slow-by-design": "a query a row, quadratic where linear is plain, I/O in a loop",
  "swallowed-error": "catches and goes on; wrong status; success reported on failure",
  "test-that-cannot-fail": "asserts nothing, asserts the mock, or edits the test to pass",
  unreadable: "names that lie, copy-paste, dead code, comment that contradicts",
  "wrong-documentation": "the text says what the code does not do",
} as const satisfies Record<string, string>;

export type DefectClass = keyof typeof DEFECT_CLASSES;
export const DEFECT_CLASS_IDS = Object.keys(DEFECT_CLASSES) as [DefectClass, ...DefectClass[]];
