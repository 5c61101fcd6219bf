import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { headlineOfTest } from "./headline";
import type { TestDetail, TestReport } from "./report-schema";
import { PastYou } from "./report-words";
import { resultOfTest } from "./shown-result";

const killed = { "a#0": "assertion" } as const;
const mistake = (isAi: boolean, isKilled: boolean, says = "Closing time counts as open") => ({
  id: isAi ? "ai" : says,
  isAi,
  weight: isAi ? 2 : 1,
  says,
  differs: "",
  killedBy: isKilled ? killed : {},
  outvotedBy: {},
});
const testOf = (status: TestDetail["tests"][number]["status"]) => ({
  id: "a#0",
  title: ["a"],
  line: 1,
  group: 0,
  status,
  rejects: null,
  invalidWith: null,
  assertions: 1,
  units: 0,
  kills: 0,
});
const report = (detail: Partial<TestDetail>): TestReport => ({
  version: 1,
  kind: "test",
  status: "failed",
  score: 0,
  engine: "e",
  detail: {
    suitePath: "tests/suite.test.ts",
    failure: null,
    tests: [testOf("valid")],
    mistakes: [],
    mutants: [],
    untried: [],
    allowed: [],
    right: [],
    idle: [],
    redundant: [],
    teaching: "",
    classes: [],
    skills: [],
    parts: { useful: 1, invalid: 0, validity: 1, mistakes: 0, mutants: 0 },
    ...detail,
  },
});
const titleOf = (...mistakes: TestDetail["mistakes"]) => headlineOfTest(report({ mistakes }), "owner").title;

describe("the headline of a test report", () => {
  it("says whether the AI's mistake was caught, then how many wrong versions still pass", () => {
    expect(titleOf(mistake(true, true), mistake(false, false))).toBe(
      "Your suite catches the AI’s mistake; one wrong version still passes",
    );
    expect(titleOf(mistake(true, true), mistake(false, true))).toBe(
      "Your suite catches the AI’s mistake, and every other wrong version",
    );
    expect(titleOf(mistake(true, false), mistake(false, true))).toBe(
      "Your suite misses the AI’s mistake, and catches everything else",
    );
    expect(titleOf(mistake(true, false), mistake(false, true, "b"), mistake(false, false))).toBe(
      "Your suite misses the AI’s mistake; one other wrong version passes too",
    );
    expect(titleOf(mistake(false, false), mistake(false, true, "b"))).toBe(
      "The AI’s code was right; one wrong version still passes",
    );
    expect(titleOf(mistake(false, true))).toBe("Your suite catches every wrong version");
  });

  it("doesn't say that an outvoted version passes, nor that the AI's mistake was caught if it wasn't", () => {
    const outvoted = { ...mistake(false, false, "b"), outvotedBy: killed };
    expect(titleOf(mistake(true, true), outvoted)).toBe(
      "Your suite catches every wrong version, but invalid tests outvote some of its tests",
    );
    expect(titleOf(mistake(true, true), outvoted, mistake(false, false))).toBe(
      "Your suite catches the AI’s mistake; one wrong version still passes",
    );
    const missed = headlineOfTest(report({ mistakes: [mistake(true, false), outvoted] }), "owner");
    expect(missed.title).toBe("Your suite misses the AI’s mistake, and catches everything else");
    expect(missed.lead).toContain("One wrong version is caught but not counted");
  });

  it("says that nothing ran, and where it failed", () => {
    const failure = { kind: "error", message: "weeks is not defined", file: "tests/suite.test.ts", line: 12 } as const;
    expect(headlineOfTest(report({ failure }), "owner")).toEqual({
      title: "Your suite did not run",
      lead: "tests/suite.test.ts, line 12: weeks is not defined",
    });
  });

  it("says that no test counts, and why", () => {
    const parts = { useful: 0, invalid: 1, validity: 0, mistakes: 0, mutants: 0 };
    const invalid = (how: "crashed" | "left-open" | "contradicts") => ({
      ...testOf("invalid"),
      rejects: { version: "reference", how, says: "a correct version", seen: null },
    });
    const tests = [invalid("left-open"), invalid("crashed"), invalid("contradicts"), testOf("empty")];
    const { title, lead } = headlineOfTest(report({ tests, parts }), "owner");
    expect(title).toBe("None of your tests counts yet");
    expect(lead).toContain("One test demands something the specification leaves open");
    expect(lead).toContain("One test crashes: the error is in the suite");
    expect(lead).toContain("One test contradicts the specification");
    expect(lead).toContain("One test asserts nothing");
  });

  it("advises by what kind of small changes survived", () => {
    const mutant = (operator: string, says: string) =>
      ({ operator, says, killedBy: {}, outvotedBy: {} }) as TestDetail["mutants"][number];
    const lead = (...mutants: TestDetail["mutants"]) => headlineOfTest(report({ mutants }), "owner").lead;
    const edge = mutant("EqualityOperator", "A limit off by one");
    const day = mutant("StringLiteral", "An empty string");
    expect(lead(edge)).toContain("just inside a limit");
    expect(lead(day, day, edge)).toContain("Test each entry of a table");
    expect(lead(day, day, edge)).not.toContain("limit");
  });

  it("names a survivor to look at next", () => {
    expect(headlineOfTest(report({ mistakes: [mistake(false, false)] }), "owner").lead).toBe(
      "Look at this next: Closing time counts as open.",
    );
  });

  it("says that every test passes only if every test was checked", () => {
    const about = (...statuses: TestDetail["tests"][number]["status"][]) => {
      const whole = report({ tests: statuses.map(testOf) });
      const page = renderToStaticMarkup(createElement(PastYou, { detail: whole.detail, isWithheld: false }));
      return [
        headlineOfTest(whole, "owner").lead,
        /every test [^.]*/.exec(page)?.[0],
        resultOfTest({ ...whole, status: "passed" }).result.split(".")[0],
      ];
    };
    const every = "Every test in the suite passes on every correct version.";
    expect(about("valid")).toEqual([
      every,
      "every test passes on every correct one",
      "All tests pass on every correct version",
    ]);
    expect(about("valid", "broad")[0]).toBe(every);
    expect(about("valid", "unexamined")[0]).toBe(every);
    const others = "One test was not checked. Every other test passes on every correct version.";
    expect(about("valid", "skipped")).toEqual([
      others,
      "every test that was checked passes on every correct one",
      "All tests that were checked pass on every correct version",
    ]);
    expect(about("valid", "heavy")[0]).toBe(others);
  });
});
