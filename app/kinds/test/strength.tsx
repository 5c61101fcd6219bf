import type { TestResult } from "~/sandbox/contract";

/**
 * Returns figures about a suite that can be shown before submission without revealing anything about the code: the
 * number of tests and assertions, tests that assert nothing, and duplicates. A suite with good figures may still miss
 * everything.
 */
export function strengthOf(tests: readonly TestResult[]) {
  const ran = tests.filter((test) => test.status === "passed" || test.status === "failed");
  const empty = ran.filter((test) => test.status === "passed" && test.assertions === 0);
  const bodies = new Map<string, TestResult[]>();
  for (const test of ran) bodies.set(test.bodyKey, [...(bodies.get(test.bodyKey) ?? []), test]);
  return {
    tests: ran.length,
    assertions: ran.reduce((sum, test) => sum + test.assertions, 0),
    empty: empty.map(nameOf),
    distinct: bodies.size,
    idle: tests.length - ran.length,
  };
}

const nameOf = (test: TestResult) => test.title.at(-1) ?? test.id;

export function Strength({ tests }: { tests: readonly TestResult[] }) {
  const { tests: count, assertions, empty, distinct, idle } = strengthOf(tests);
  return (
    <dl className="strength">
      <div>
        <dt>Tests</dt>
        <dd>{count}</dd>
      </div>
      <div>
        <dt>Different bodies</dt>
        <dd>{distinct}</dd>
      </div>
      <div>
        <dt>Assertions run</dt>
        <dd>{assertions}</dd>
      </div>
      <div>
        <dt>Empty</dt>
        <dd>{empty.length === 0 ? "none" : empty.map((name) => `“${name}”`).join(", ")}</dd>
      </div>
      {idle > 0 && (
        <div>
          <dt>Skipped or to do</dt>
          <dd>{idle}</dd>
        </div>
      )}
    </dl>
  );
}
