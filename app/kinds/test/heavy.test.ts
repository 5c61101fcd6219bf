import { expect, it } from "vitest";
import type { RunResult, TestResult } from "~/sandbox/contract";
import { costsOf, heaviestOf, lighterThan, sayUnits } from "./heavy";

const costs = {
  tests: [
    { id: "a", units: 5 },
    { id: "b", units: 30 },
    { id: "c", units: 10 },
  ],
  besides: 3,
};

it("leaves out the heaviest tests until the rest fits, including the work of loading", () => {
  const leftOut = (most: number) => [...heaviestOf(costs, most)];
  expect([leftOut(48), leftOut(47), leftOut(18), leftOut(17), leftOut(2)]).toEqual([
    [],
    ["b"],
    ["b"],
    ["b", "c"],
    ["b", "c", "a"],
  ]);
  expect(sayUnits(72_449_000)).toBe("72.4 million units");
});

it("leaves out at least the heaviest test in a second run, however little work the tests take", () => {
  expect([...heaviestOf(costs, lighterThan(costs, 60_000_000))]).toEqual(["b", "c"]);
  expect(lighterThan(costs, 40)).toBe(13);
});

const run = (units: number, more: Partial<TestResult> = {}): RunResult => {
  const test = { id: "a", file: "a.test.ts", title: ["a"], status: "passed", assertions: 1, bodyKey: "a" } as const;
  return { outcome: "completed", log: "", units: units + 3, tests: [{ ...test, units, failures: [], ...more }] };
};
const failing = (kind: "assertion" | "units") => ({ status: "failed", failures: [{ kind, message: "" }] }) as const;

it("counts a test's work on the AI's code, unless the test shows that this code takes too much work", () => {
  const costOf = (visible: RunResult) => costsOf(visible, run(4_000_000));
  expect(costOf(run(39_000_000))).toEqual({ tests: [{ id: "a", units: 39_000_000 }], besides: 3 });
  expect(costOf(run(41_000_000)).tests[0]!.units).toBe(4_000_000);
  expect(costOf(run(100_000_000, failing("units"))).tests[0]!.units).toBe(4_000_000);
  expect(costOf(run(50_000_000, failing("assertion"))).tests[0]!.units).toBe(50_000_000);
  expect(costOf(run(1_000, failing("assertion"))).tests[0]!.units).toBe(4_000_000);
});
