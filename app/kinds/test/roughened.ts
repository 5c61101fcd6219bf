import type { TestWork } from "./work";

/** One test of a suite that is indented by two blanks, as the exercises' own suites are. */
const TEST_START = /\n(?= {2}(?:it|test)[.(])/;
const SHARE_LEFT_OUT = 0.25;

/** A suite without some of its tests; the last one stays, since the suite's end hangs on it. */
export function roughenedSuite(work: TestWork, draw: () => number): TestWork {
  const [head, ...tests] = work.suite.split(TEST_START);
  const kept = tests.filter((test, i) => draw() >= SHARE_LEFT_OUT || i === tests.length - 1 || /\n\}\);/.test(test));
  return { ...work, suite: [head, ...kept].join("\n") };
}
