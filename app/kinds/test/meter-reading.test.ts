import { describe, expect, it } from "vitest";
import type { RunResult, TestResult } from "~/sandbox/contract";
import { lineOfTitle, readMeter, type VisibleMutant } from "./meter-reading";

const mutant = (id: string, line: number, column: number, endLine = line, endColumn = column + 1): VisibleMutant => ({
  id,
  key: id,
  file: "src/a.ts",
  operator: "BlockStatement",
  original: "",
  replacement: "",
  line,
  column,
  endLine,
  endColumn,
  says: [id],
  before: "",
  after: "",
});
const test = (id: string, part: Partial<TestResult> = {}): TestResult => ({
  id,
  file: "tests/suite.test.ts",
  title: [id],
  status: "passed",
  assertions: 1,
  units: 1,
  bodyKey: id,
  failures: [],
  ...part,
});
const failing = (id: string, kind: "assertion" | "units"): TestResult =>
  test(id, { status: "failed", failures: [{ kind, message: "no" }] });

function read(mutants: readonly VisibleMutant[], tests: readonly TestResult[], killers: Record<string, string[]>) {
  const baseline: RunResult = { outcome: "completed", tests, log: "", units: 1 };
  const kills = Object.fromEntries(
    mutants.map(({ id }) => [
      id,
      Object.fromEntries((killers[id] ?? []).map((killer) => [killer, "assertion" as const])),
    ]),
  );
  const { reading } = readMeter(mutants, { baseline, kills, assertions: {} });
  if (!reading) throw new Error("the meter read nothing");
  return reading;
}
const ids = (tests: readonly TestResult[]) => tests.map(({ id }) => id);

describe("what the meter reads", () => {
  const two = [mutant("m1", 1, 1), mutant("m2", 2, 1)];

  it("counts what passing tests with assertions notice", () => {
    const reading = read(two, [test("a"), test("b", { assertions: 0 })], { m1: ["a"], m2: ["b"] });
    expect(reading).toMatchObject({ noticed: 1, of: 2, measuring: 1, tests: 2 });
    expect(reading.unnoticed.map(({ mutants }) => mutants[0]!.id)).toEqual(["m2"]);
    expect(ids(reading.empty)).toEqual(["b"]);
  });

  it("separates tests that fail on the code, and tests that reach a limit", () => {
    const reading = read(two, [failing("a", "assertion"), failing("b", "units"), test("c")], { m1: ["c"] });
    expect({ apart: ids(reading.apart), stopped: ids(reading.stopped) }).toEqual({ apart: ["a"], stopped: ["b"] });
    expect({ idle: reading.idle, redundant: reading.redundant }).toEqual({ idle: [], redundant: [] });
  });

  it("measures nothing if no test passes", () => {
    expect(read(two, [failing("a", "assertion")], {})).toMatchObject({ measuring: 0, noticed: 0 });
  });

  it("names tests that notice nothing, and tests whose changes others notice too", () => {
    const tests = [test("a"), test("b"), test("idle")];
    const reading = read(two, tests, { m1: ["a", "b"], m2: ["a"] });
    expect({ idle: ids(reading.idle), redundant: ids(reading.redundant) }).toEqual({
      idle: ["idle"],
      redundant: ["b"],
    });
  });

  it("counts the rows of one `each` as one test, and leaves out a failing row", () => {
    const rows = [
      test("r1", { bodyKey: "r" }),
      test("r2", { bodyKey: "r" }),
      { ...failing("r3", "assertion"), bodyKey: "r" },
    ];
    const reading = read(two, rows, { m1: ["r1"], m2: ["r1"] });
    expect(reading).toMatchObject({ noticed: 2, idle: [], redundant: [] });
    expect(ids(reading.apart)).toEqual(["r3"]);
  });

  it("groups mutants of one place, with the unnoticed ones inside it", () => {
    const block = mutant("block", 1, 10, 9, 2);
    const [yes, no, part] = [mutant("yes", 3, 5), mutant("no", 3, 5), mutant("part", 4, 1)];
    const all = [block, yes, no, part];
    expect(read(all, [test("a")], {}).unnoticed).toEqual([{ mutants: [block], inside: 3 }]);
    expect(read(all, [test("a")], { block: ["a"] }).unnoticed).toEqual([
      { mutants: [yes, no], inside: 0 },
      { mutants: [part], inside: 0 },
    ]);
    const elsewhere = { ...part, file: "src/b.ts" };
    expect(read([block, elsewhere], [test("a")], {}).unnoticed).toHaveLength(2);
  });

  it("lists mutants of tables after those of the code that uses them", () => {
    const table = { ...mutant("table", 1, 1), operator: "ArrayDeclaration" };
    const { unnoticed } = read([table, mutant("limit", 9, 1)], [test("a")], {});
    expect(unnoticed.map(({ mutants }) => mutants[0]!.id)).toEqual(["limit", "table"]);
  });

  it.each<[string, Parameters<typeof readMeter>[1], string]>([
    [
      "does not load",
      {
        baseline: {
          outcome: "load-failed",
          failure: { kind: "error", message: "no such file" },
          tests: [],
          log: "",
          units: 0,
        },
        kills: {},
        assertions: {},
      },
      "no such file",
    ],
    [
      "is given up",
      {
        baseline: { outcome: "completed", tests: [test("a")], log: "", units: 0 },
        kills: {},
        assertions: {},
        stopped: { kind: "units", message: "too much" },
      },
      "too much",
    ],
  ])("says why a suite that %s has no reading", (_what, result, message) => {
    expect(readMeter(two, result)).toMatchObject({ reading: null, failure: { message } });
  });
});

describe("the line of a title", () => {
  it("is where the title is quoted in full, and none otherwise", () => {
    const suite = `import "x";\nit('adds', () => {});\nit("adds two", () => {});\nit.each([1])("row %d", () => {});`;
    expect(["adds", "adds two", "row 1"].map((title) => lineOfTitle(suite, title))).toEqual([2, 3, null]);
  });
});
