import { describe, expect, it } from "vitest";
import type { TestResult } from "~/sandbox/contract";
import { strengthOf } from "./strength";

const test = (title: string, part: Partial<TestResult>): TestResult => ({
  id: title,
  file: "tests/suite.test.ts",
  title: ["suite", title],
  status: "passed",
  assertions: 1,
  units: 1,
  bodyKey: title,
  failures: [],
  ...part,
});

describe("what is shown about a suite before submission", () => {
  it("counts tests, assertions and different bodies, and names empty tests", () => {
    const strength = strengthOf([
      test("a", { assertions: 2 }),
      test("b", { bodyKey: "a" }),
      test("c", { status: "failed", assertions: 0 }),
      test("d", { assertions: 0 }),
      test("e", { status: "skipped", assertions: 0 }),
    ]);
    expect(strength).toEqual({ tests: 4, assertions: 3, empty: ["d"], distinct: 3, idle: 1 });
  });

  it("is nothing for an empty suite", () => {
    expect(strengthOf([])).toEqual({ tests: 0, assertions: 0, empty: [], distinct: 0, idle: 0 });
  });
});
