import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TestContent } from "./content";
import { sayInvalid } from "./describe";
import { anchorOf, columnsOf, groupsOf, killsOf, resultsByLine, sayChange, sayRejects } from "./report-rows";
import type { TestDetail } from "./report-schema";
import { remarksOfTest } from "./report-tests";

type Test = TestDetail["tests"][number];
type Mutant = TestDetail["mutants"][number];

const test = (id: string, more: Partial<Test> = {}): Test => ({
  id,
  title: [id],
  line: 1,
  group: 0,
  status: "valid",
  rejects: null,
  invalidWith: null,
  assertions: 1,
  units: 100,
  kills: 0,
  ...more,
});

const mutant = (id: string, killers: readonly string[], more: Partial<Mutant> = {}): Mutant => ({
  id,
  file: "src/vat.ts",
  operator: "EqualityOperator",
  line: 3,
  says: "A limit off by one",
  original: "rate < 0",
  replacement: "rate <= 0",
  before: "if (rate < 0)",
  after: "if (rate <= 0)",
  outvotedBy: {},
  killedBy: Object.fromEntries(killers.map((killer) => [killer, "assertion" as const])),
  hint: "",
  told: [],
  witness: null,
  ...more,
});

const detail = (tests: Test[], mutants: Mutant[], more: Partial<TestDetail> = {}): TestDetail => ({
  suitePath: "tests/suite.test.ts",
  failure: null,
  tests,
  mistakes: [],
  mutants,
  untried: [],
  allowed: [],
  right: [],
  parts: { useful: 0, invalid: 0, validity: 0, mistakes: 0, mutants: 0 },
  idle: [],
  redundant: [],
  teaching: "",
  classes: [],
  skills: [],
  ...more,
});

describe("the table of a suite's report", () => {
  it("lists mistakes first, marks the AI's, and shows how each test kills", () => {
    const mistakes = [
      {
        id: "ai",
        isAi: true,
        weight: 2,
        says: "rounds to even",
        differs: "",
        killedBy: { a: "work" as const },
        outvotedBy: {},
      },
    ];
    const groups = groupsOf(detail([test("a")], [mutant("m", [])], { mistakes }));
    expect(groups.map(({ rows }) => rows.map(({ head, isKilled, kills }) => [head, isKilled, kills]))).toEqual([
      [["The AI’s code: rounds to even", true, { a: "kills by reaching a limit" }]],
      [["rate < 0 → rate <= 0", false, {}]],
    ]);
  });

  it("omits a group without rows", () => {
    expect(groupsOf(detail([], [mutant("m", [])]))).toHaveLength(1);
  });

  it("describes a change in words if its code is long or has several lines", () => {
    expect(sayChange(mutant("m", []))).toEqual({ text: "rate < 0 → rate <= 0", isCode: true });
    expect(sayChange(mutant("m", [], { replacement: "" })).text).toBe("rate < 0 → (nothing)");
    const block = mutant("m", [], {
      original: "{\n  return 1;\n}",
      replacement: "{}",
      says: "A block that does nothing",
    });
    expect(sayChange(block)).toEqual({ text: "A block that does nothing, line 3", isCode: false });
    expect(sayChange(mutant("m", [], { original: "x".repeat(80) })).isCode).toBe(false);
  });

  it("marks the columns of tests that count for nothing", () => {
    const tests = [test("a"), test("b", { status: "invalid" }), test("c", { status: "empty" })];
    expect(columnsOf(detail(tests, [])).columns.map((column) => column.void)).toEqual([null, "invalid", "empty"]);
  });

  it("with too many columns, keeps one killing test for each killed row, in source order", () => {
    const ids = Array.from({ length: 12 }, (_, i) => `t${i}`);
    fc.assert(
      fc.property(fc.array(fc.subarray(ids), { maxLength: 5 }), (killers) => {
        const given = detail(
          ids.map((id) => test(id)),
          killers.map((some, i) => mutant(`m${i}`, some)),
        );
        const { columns, hidden } = columnsOf(given, 5);
        const drawn = columns.map(({ id }) => id);
        expect(drawn).toHaveLength(5);
        expect(hidden).toBe(7);
        expect(drawn).toEqual(ids.filter((id) => drawn.includes(id)));
        for (const some of killers) if (some.length > 0) expect(some.some((id) => drawn.includes(id))).toBe(true);
      }),
    );
  });
});

describe("results beside the tests", () => {
  it("puts the rows of an `each` on its line, and lists tests without a line separately", () => {
    const tests = [test("a", { line: 4 }), test("b", { line: 4 }), test("c", { line: null })];
    const { lines, unplaced } = resultsByLine(detail(tests, []));
    expect([...lines].map(([line, here]) => [line, here.map(({ id }) => id)])).toEqual([[4, ["a", "b"]]]);
    expect(unplaced.map(anchorOf)).toEqual(["unplaced"]);
  });

  it("counts a version killed by several tests once", () => {
    const tests = [test("a"), test("b")];
    expect(killsOf(detail(tests, [mutant("m", ["a", "b"]), mutant("n", ["b"]), mutant("o", [])]), tests)).toBe(2);
  });
});

describe("remarks on tests that count for nothing", () => {
  const refused = (how: NonNullable<NonNullable<Test["rejects"]>["how"]>) =>
    test(how, { status: "invalid", rejects: { version: "reference", how, says: "a correct version", seen: null } });

  it("say of each only what is true of it", () => {
    const tests = [
      ...(["crashed", "contradicts", "left-open", "work"] as const).map(refused),
      test("row", { status: "invalid", invalidWith: "crashed" }),
      ...(["empty", "broad", "unexamined", "heavy", "waiting", "skipped", "valid"] as const).map((status) =>
        test(status, { status }),
      ),
    ];
    const report = { version: 1, kind: "test", status: "failed", score: 0, engine: "" } as const;
    const row = tests.find(({ id }) => id === "row")!;
    expect(sayInvalid(row, tests)).toContain("“crashed”, which is invalid. Rows of one “each”");
    expect(sayInvalid(row, tests)).toContain("at most 2, or one for every 3 different sets of wrong versions");
    expect(sayInvalid(row, tests)).toMatch(/, whichever is more$/);
    // Earlier reports don't say where a limit was reached.
    const sayStopped = (stoppedIn?: "test" | "output" | "spent") =>
      sayRejects({ version: "reference", how: "work", says: "", seen: null, ...(stoppedIn && { stoppedIn }) });
    expect(sayStopped()).toMatch(/can’t finish on a correct version, because a limit is reached there\. It passes/);
    expect(sayStopped("test")).toContain("this test or one of its hooks reaches a limit: it never ends, ");
    expect(sayStopped("output")).toContain("prints more than 64 kB");
    expect(sayStopped("spent")).toMatch(/did not run .*because the tests before it had used up the work/);
    const remarks = remarksOfTest({ folder: {} } as TestContent, { ...report, detail: detail(tests, []) });
    expect(remarks.map(({ rule, means, text }) => [/“(.*?)”/.exec(text)![1], rule, means])).toEqual([
      ["crashed", "crashed-test", "The suite itself throws an error in a test."],
      ["contradicts", "contradicting-test", "A test contradicts the specification."],
      ["left-open", "unspecified-test", "A test requires something the specification leaves open."],
      ["work", "endless-test", "A test can’t finish on a correct version, because a limit is reached."],
      ["row", "invalid-row", "A test counts together with an invalid test, such as another row of the same each."],
      ["empty", "empty-test", "A test runs without an assertion."],
      ["broad", "broad-test", "One assertion in a test combines many answers into one value."],
      [
        "unexamined",
        "unexamined-test",
        "A test doesn’t count, because it takes too much work to check whether it shows which answer is wrong.",
      ],
      ["heavy", "heavy-test", "A test is left out, because the suite exceeds the work limit."],
    ]);
    const unexamined = remarks.find(({ rule }) => rule === "unexamined-test")!;
    expect(unexamined.text).toMatch(
      /couldn’t check within the work limit whether this test shows which answer is wrong/,
    );
    expect(unexamined.text).not.toMatch(/heav|left out|million/);
  });
});
