import type { TestWork } from "./work";

/** Matches the start of each test that is indented by two spaces, as in the exercises' own suites. */
const TEST_START = /\n(?= {2}(?:it|test)[.(])/;
const SHARE_LEFT_OUT = 0.25;

/** Removes some tests from a suite. Keeps the last test, because the text at the end of the suite belongs to it. */
export function roughenedSuite(work: TestWork, draw: () => number): TestWork {
  const [head, ...tests] = work.suite.split(TEST_START);
  const kept = tests.filter((test, i) => draw() >= SHARE_LEFT_OUT || i === tests.length - 1 || /\n\}\);/.test(test));
  return { ...work, suite: [head, ...kept].join("\n") };
}
