import { expect, it } from "vitest";
import { TestReportSchema } from "./report-schema";
import { withheldTest } from "./withheld";

const mutant = (replacement: string, killedBy: Record<string, "assertion">) => ({
  id: `src/vat.ts:3:9-17:EqualityOperator:${replacement}`,
  file: "src/vat.ts",
  operator: "EqualityOperator",
  line: 3,
  says: "A limit off by one",
  original: "rate < 0",
  replacement,
  before: "if (rate < 0)",
  after: `if (${replacement})`,
  killedBy,
  hint: "No test checks what happens at exactly 0.",
  told: ["No test checks ", { code: "secretRate" }],
  witness: Object.keys(killedBy).length > 0 ? null : { input: "vat(100, 0)", right: "0", wrong: "throws" },
});
const mistake = (id: string, killedBy: Record<string, "assertion">) => ({
  id,
  isAi: false,
  weight: 1,
  says: "halves go down",
  differs: `vat(250, 1) by ${id}`,
  killedBy,
});

const report = (killsAll: boolean, teaching = "") => {
  const kill = { one: "assertion" as const };
  const rest = killsAll ? kill : ({} as Record<string, "assertion">);
  return TestReportSchema.parse({
    version: 1,
    kind: "test",
    status: "failed",
    score: 0.5,
    engine: "e",
    detail: {
      suitePath: "tests/suite.test.ts",
      failure: null,
      tests: [],
      allowed: [{ ...mutant("rate < -1", {}), because: "equivalent: secretly the same" }],
      right: [],
      teaching,
      idle: [],
      redundant: [],
      mistakes: [mistake("down", rest), mistake("cut", kill)],
      mutants: [mutant("rate <= 0", rest), mutant("rate > 0", kill)],
      parts: { useful: 1, invalid: 0, validity: 1, mistakes: 0.5, mutants: 0.5 },
    },
  });
};

it("withholds the code of survivors and the inputs on which they differ; killed ones stay as they are", () => {
  const whole = report(false);
  const shown = TestReportSchema.parse(withheldTest(whole, false));
  expect(shown.detail.allowed[0]).toMatchObject({ because: "equivalent: secretly the same", line: 3 });
  expect(JSON.stringify(shown)).not.toMatch(/< -1|<= 0|vat\(100, 0\)|by down/);
  expect(JSON.stringify(shown.detail.mutants[0])).not.toContain("secretRate");
  expect(shown.detail.mistakes[1]).toEqual(whole.detail.mistakes[1]);
  expect(shown.detail.mutants[1]).toEqual(whole.detail.mutants[1]);
  expect(shown.detail.mutants[0]).toMatchObject({
    says: "A limit off by one",
    line: 3,
    killedBy: {},
    hint: "No test checks what happens at exactly 0.",
  });
});

it("withholds nothing if nothing survived", () => {
  expect(withheldTest(report(true), false)).toBeNull();
});

it("withholds the teaching until its learner has passed, even if nothing survived", () => {
  const teaching = "The rate of 0 is the edge.";
  for (const killsAll of [true, false])
    expect(withheldTest(report(killsAll, teaching), false)!.detail.teaching).toBe("");
  expect(withheldTest(report(true, teaching), true)).toBeNull();
  expect(withheldTest(report(false, teaching), true)!.detail.teaching).toBe(teaching);
});
