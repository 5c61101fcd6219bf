import { describe, expect, it } from "vitest";
import { type Failure, type MatrixResult, NOT_RUN, type RunResult, type TestResult } from "~/sandbox/contract";
import { judgeSuite, type VersionRun } from "./judge";

const result = (id: string, more: Partial<TestResult> = {}): TestResult => ({
  id,
  file: "tests/suite.test.ts",
  title: [`title of ${id}`],
  status: "passed",
  assertions: 1,
  units: 100,
  bodyKey: id,
  failures: [],
  ...more,
});
const failed = (id: string): TestResult =>
  result(id, { status: "failed", failures: [{ kind: "assertion", message: "expected 1 to be 2" }] });
const run = (...tests: TestResult[]): RunResult => ({ outcome: "completed", tests, log: "", units: 0 });
const broken: RunResult = {
  outcome: "load-failed",
  failure: { kind: "error", message: "x is not a function" },
  tests: [],
  log: "",
  units: 0,
};
const on = (id: string, r: RunResult) => ({ id, result: r });
/** Judges a suite. By default, the AI's code behaves like the reference. */
const judge = (
  reference: RunResult,
  right: readonly VersionRun[],
  mistakes: readonly VersionRun[],
  kills: MatrixResult["kills"],
  visible = reference,
) => judgeSuite({ visible, heavy: new Set(), reference, right, mistakes, kills });
const one = (...args: Parameters<typeof judge>) => judge(...args)[0]!;

describe("a test is", () => {
  it("valid if it passes on every correct version", () => {
    expect(one(run(result("a")), [on("alt", run(result("a")))], [], {})).toMatchObject({
      verdict: "valid",
      rejects: null,
    });
  });

  it("invalid if it fails on the reference, and says so", () => {
    expect(one(run(failed("a")), [], [], {})).toMatchObject({
      verdict: "invalid",
      rejects: { version: "reference", failure: { message: "expected 1 to be 2" } },
    });
  });

  it("one of the tests that the suite has on the AI's code, with its title, assertions and work there", () => {
    const there = result("a", { assertions: 7, units: 9, status: "failed" });
    const made = result("b", { title: ["made from what the reference answers"] });
    const verdicts = judge(run(result("a"), made), [], [], {}, run(there, result("b")));
    expect(verdicts.map(({ seen }) => seen)).toEqual([there, result("b")]);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(["valid", "invalid"]);
  });

  it("a vote for a mistake if it fails on every correct version and passes on the mistake", () => {
    const passing = on("m", run(result("a")));
    const [alike, other] = [on("alt", run(failed("a"))), on("alt", run(result("a")))];
    expect(one(run(failed("a")), [alike], [passing], {}).vouches).toEqual(["m"]);
    expect(one(run(failed("a")), [other], [passing], {}).vouches).toEqual([]);
    // A test that repeats the AI's answers isn't a guess, so it doesn't vouch for the AI's code.
    expect(one(run(failed("a")), [alike], [on("ai", passing.result)], {}).vouches).toEqual([]);
  });

  it("invalid if it fails on one alternative, does not run there, or cannot be loaded there", () => {
    const right = on("right", run(result("a")));
    for (const there of [run(failed("a")), run(result("a", { status: "skipped" })), run(), broken])
      expect(one(run(result("a")), [right, on("alt", there)], [], {})).toMatchObject({
        verdict: "invalid",
        rejects: { version: "alt" },
      });
  });

  it("invalid if a limit is reached on a correct version, and says where", () => {
    const stopped = (message: string, kind: Failure["kind"] = "units") =>
      run(result("a", { status: "failed", failures: [{ kind, message }] }));
    const ended = (kind: Failure["kind"]): RunResult => ({ ...broken, failure: { kind, message: "stopped: …" } });
    for (const [there, stoppedIn] of [
      [stopped("stopped: calls are nested too deeply", "depth"), "test"],
      [stopped(NOT_RUN.spent), "spent"],
      [stopped(NOT_RUN.stops), "stops"],
      [ended("output"), "output"],
      [ended("units"), "loading"],
    ] as const)
      expect(one(run(result("a")), [on("alt", there)], [], {}).rejects).toMatchObject({ how: "work", stoppedIn });
    expect(one(run(result("a")), [on("alt", run(failed("a")))], [], {}).rejects).not.toHaveProperty("stoppedIn");
  });

  it("invalid if another test takes its place on an alternative", () => {
    const other = run(result("a", { title: ["made from what the code answered"] }));
    expect(one(run(result("a")), [on("alt", other)], [], {}).verdict).toBe("invalid");
  });

  it("empty if it asserts nothing on the reference", () => {
    expect(one(run(result("a", { assertions: 0 })), [], [], {}).verdict).toBe("empty");
  });

  it("skipped if it did not run", () => {
    expect(one(run(result("a", { status: "todo", assertions: 0 })), [], [], {}).verdict).toBe("skipped");
  });
});

describe("a mistake is killed by", () => {
  const reasonOn = (wrong: RunResult, test = result("a")) => one(run(test), [], [on("m", wrong)], {}).reasons.m;

  it("a failed assertion or an error", () => {
    expect(reasonOn(run(failed("a")))).toBe("assertion");
    const thrown = result("a", { status: "failed", failures: [{ kind: "error", message: "x" }] });
    expect(reasonOn(run(thrown))).toBe("error");
  });

  it("work over max(20 million, 10 × the reference's), or the run being stopped", () => {
    const work = (units: number) => run(result("a", { units }));
    expect(reasonOn(work(20_000_000))).toBeUndefined();
    expect(reasonOn(work(20_000_001))).toBe("work");
    const heavy = result("a", { units: 5_000_000 });
    expect(reasonOn(work(50_000_000), heavy)).toBeUndefined();
    expect(reasonOn(work(50_000_001), heavy)).toBe("work");
    const stopped = result("a", { status: "failed", failures: [{ kind: "units", message: "too much work" }] });
    expect(reasonOn(run(stopped))).toBe("work");
  });

  it("failing to load: then every test kills it", () => {
    expect(judge(run(result("a"), result("b")), [], [on("m", broken)], {}).map((t) => t.kills)).toEqual([["m"], ["m"]]);
  });

  it("nothing else: not a test that is missing or skipped there, or replaced by another", () => {
    expect(reasonOn(run())).toBeUndefined();
    expect(reasonOn(run(result("a", { status: "skipped" })))).toBeUndefined();
    expect(reasonOn(run({ ...failed("a"), title: ["another"] }))).toBeUndefined();
  });
});

it("takes the mutants' kills from the matrix", () => {
  expect(one(run(result("a")), [], [], { x: { a: "work" }, y: { b: "error" } })).toMatchObject({
    kills: ["x"],
    reasons: { x: "work" },
  });
});
