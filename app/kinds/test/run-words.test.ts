import { expect, test } from "vitest";
import type { TestResult } from "~/sandbox/contract";
import { MAX_TESTS } from "./constants";
import { sayRun } from "./run-words";

const ran = (status: TestResult["status"], bodyKey: string): TestResult => ({
  id: bodyKey,
  file: "tests/suite.test.ts",
  title: [bodyKey],
  status,
  bodyKey,
  assertions: 1,
  units: 1,
  failures: [],
});

test("says how many pass and fail on the AI's code, and leaves out what did not run", () => {
  expect(sayRun([ran("passed", "a")])).toBe("The only test passes on the AI’s code.");
  expect(sayRun([ran("passed", "a"), ran("passed", "b"), ran("skipped", "c")])).toBe(
    "All 2 tests pass on the AI’s code.",
  );
  expect(sayRun([ran("passed", "a"), ran("failed", "b")])).toBe(
    "1 of 2 tests fail on the AI’s code. Is the code wrong, or the test?",
  );
});

test("says how many tests the report counts for the rows of a table", () => {
  const rows = [ran("passed", "table"), ran("failed", "table"), ran("passed", "table"), ran("passed", "other")];
  expect(sayRun(rows)).toBe(
    "1 of 4 tests fail on the AI’s code. The report counts them as 2: rows of one table, and tests with the same body, count as one test. Is the code wrong, or the test?",
  );
});

test("warns that the tests beyond the limit are not graded", () => {
  const many = Array.from({ length: MAX_TESTS + 1 }, (_, i) => ran("passed", `${i}`));
  const all = "All 501 tests pass on the AI’s code.";
  expect(sayRun(many)).toBe(`${all} The suite has 501 tests, but Onramp grades only the first 500.`);
  expect(sayRun(many.slice(1))).toBe("All 500 tests pass on the AI’s code.");
});
