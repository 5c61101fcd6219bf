// Long: creating, switching and killing mutants share their sources.

/** Tests mutants: generating them, switching them on, and the kill matrix. */
import { beforeAll, describe, expect, test } from "vitest";
import { isQuick } from "../../../tests/setup/runs";
import type { Files, MutatedFiles, Sandbox } from "../contract";
import { createInProcess } from "../in-process";
import { builtEngine } from "../wasm.server";
import { mutate } from "./mutants.server";

const SOURCE = `export function vat(price: number, kind: "book" | "other"): number {
  if (price <= 0) throw new RangeError("price");
  let sum = price;
  for (let i = 0; i < 3; i++) sum += 0;
  return kind === "book" ? sum * 1.07 : sum * 1.19;
}
export const unused = () => 1 + 1;
export const RATE = 7 > 5;
`;
const TESTS = `import { vat, RATE } from "../src/vat";
test("book", () => { expect(vat(100, "book")).toBe(107) });
test("other", () => { expect(vat(100, "other")).toBe(119) });
test("refuses", () => { expect(() => vat(0, "book")).toThrow(RangeError) });
test("wrong", () => { expect(vat(1, "book")).toBe(5) });
test("rate", () => { expect(RATE).toBe(true) });
`;
const files: Files = { "src/vat.ts": SOURCE, "tests/vat.test.ts": TESTS };

let sandbox: Sandbox;
let mutated: MutatedFiles;
beforeAll(async () => {
  sandbox = createInProcess(await builtEngine());
  mutated = await mutate(files, ["src/vat.ts"]);
});
const matrix = (tests = TESTS, only?: string[]) =>
  sandbox.matrix({
    files: { ...files, "tests/vat.test.ts": tests },
    tests: ["tests/vat.test.ts"],
    mutated,
    ...(only ? { only } : {}),
  });
const idOf = (line: number, replacement: string) => {
  const found = mutated.mutants.find((mutant) => mutant.line === line && mutant.replacement === replacement);
  expect(found, `${line} ${replacement}`).toBeDefined();
  return found!.id;
};

describe("mutate", () => {
  test("ids are stable for one text, unique, and contain place and change", async () => {
    expect((await mutate(files, ["src/vat.ts"])).mutants).toEqual(mutated.mutants);
    expect(new Set(mutated.mutants.map((mutant) => mutant.id)).size).toBe(mutated.mutants.length);
    expect(
      mutated.mutants.find((mutant) => mutant.id === "src/vat.ts:2:7-2:17:EqualityOperator:price < 0"),
    ).toMatchObject({
      original: "price <= 0",
      replacement: "price < 0",
      line: 2,
      column: 7,
      endLine: 2,
      endColumn: 17,
    });
  });
});

describe("matrix", () => {
  test("lists for each mutant which passed tests fail on it, and why", async () => {
    const { baseline, kills } = await matrix();
    expect(baseline.tests.map((each) => each.status)).toEqual(["passed", "passed", "passed", "failed", "passed"]);
    const id = (place: number) => `tests/vat.test.ts#${place}`;
    expect(kills[idOf(2, "price < 0")]).toEqual({ [id(2)]: "assertion" });
    expect(kills[idOf(5, "sum / 1.07")]).toEqual({ [id(0)]: "assertion" });
    // With this mutant, the loop counts down without end.
    expect(kills[idOf(4, "i--")]).toEqual({ [id(0)]: "work", [id(1)]: "work" });
    // No test reaches this mutant.
    expect(kills[idOf(7, "1 - 1")]).toEqual({});
    // This mutant is evaluated while the file loads, so every test runs on it.
    expect(kills[idOf(8, "false")]).toEqual({ [id(4)]: "assertion" });
    expect(Object.keys(kills)).toEqual(mutated.mutants.map((mutant) => mutant.id));
  });

  test("finds tests that notice a mutant only through state that an earlier test left", async () => {
    const { kills } = await matrix(`import { vat } from "../src/vat";
      const bills = [];
      test("buys", () => { bills.push(vat(100, "book")) });
      test("adds up", () => { expect(bills).toEqual([107]) });
      test("counts", () => { expect(bills.length).toBe(1) });`);
    expect(kills[idOf(5, "sum / 1.07")]).toEqual({ "tests/vat.test.ts#1": "assertion" });
    expect(kills[idOf(4, "i--")]).toMatchObject({ "tests/vat.test.ts#0": "work" });
    expect(kills[idOf(5, "sum / 1.19")]).toEqual({});
  });

  test("gives the same kills as running each mutant against every test", async () => {
    const { kills } = await matrix();
    for (const mutant of mutated.mutants) {
      const lines = SOURCE.split("\n");
      const before = lines.slice(0, mutant.line - 1).join("\n").length + (mutant.line > 1 ? 1 : 0) + mutant.column - 1;
      const changed = SOURCE.slice(0, before) + mutant.replacement + SOURCE.slice(before + mutant.original.length);
      const result = await sandbox.run({
        files: { ...files, "src/vat.ts": changed },
        tests: ["tests/vat.test.ts"],
        unitsPerTest: 20_000_000,
      });
      const failed = result.tests
        .filter((each) => each.status === "failed" && each.title[0] !== "wrong")
        .map((each) => each.id);
      expect(Object.keys(kills[mutant.id]!), mutant.id).toEqual(failed);
    }
  });

  test("a mutant may print ten times what the suite prints, and all mutants together 8 MB", async () => {
    const sums = Array.from({ length: 24 }, (_, i) => `n + ${i + 1}`);
    const source = { "src/sums.ts": `export const sums = (n: number) => [${sums.join(", ")}].join();` };
    const many = await mutate(source, ["src/sums.ts"]);
    const flood = (before: number, more: number, only?: string[]) =>
      sandbox.matrix({
        files: {
          ...source,
          "tests/a.test.ts": `import { sums } from "../src/sums";
            const print = (letters) => { for (let i = 0; i < letters; i += 1000) console.log("x".repeat(999)) };
            test("prints", () => { print(${before}); if (sums(0) !== "${sums.map((_, i) => i + 1).join()}") print(${more}) });`,
        },
        tests: ["tests/a.test.ts"],
        mutated: many,
        ...(only ? { only } : {}),
      });
    const [one] = many.mutants.filter(({ replacement }) => replacement === "n - 1");
    const kill = async (more: number) => (await flood(10_000, more, [one!.id])).kills[one!.id];
    expect([await kill(80_000), await kill(120_000)]).toEqual([{}, { "tests/a.test.ts#0": "error" }]);
    expect((await flood(60_000, 100_000)).stopped).toBeUndefined();
    expect((await flood(60_000, 500_000)).stopped).toMatchObject({ kind: "units" });
  });

  test("gives the same result twice, and only some mutants on request", async () => {
    const all = await matrix();
    expect(await matrix()).toEqual(all);
    const one = idOf(2, "price < 0");
    expect((await matrix(TESTS, [one])).kills).toEqual({ [one]: all.kills[one] });
  });

  test("a mutant that breaks loading is killed by every passed test", async () => {
    const broken = await mutate({ "src/vat.ts": `${SOURCE}if (!RATE) throw new Error("no");` }, ["src/vat.ts"]);
    const { kills } = await sandbox.matrix({ files, tests: ["tests/vat.test.ts"], mutated: broken });
    const mutant = broken.mutants.find((each) => each.line === 8 && each.replacement === "false")!;
    expect(Object.values(kills[mutant.id]!)).toEqual(["error", "error", "error", "error"]);
  });

  test("a test cannot see the switch", async () => {
    const { kills } = await matrix(`import { vat } from "../src/vat";
      test("spy", () => {
        expect(vat.toString()).toBe("function () { [code] }");
        expect(() => stryMutAct_9fa48).toThrow();
        expect(globalThis.__stryker__).toBe(undefined);
        let stack; try { vat(-1) } catch (error) { stack = error.stack } expect(["", undefined]).toContain(stack);
      });`);
    expect(Object.values(kills).flatMap((row) => Object.keys(row))).toHaveLength(
      Object.values(kills).filter((row) => Object.keys(row).length > 0).length,
    );
    // This test notices only mutants that affect what it checks: that -1 is rejected.
    expect(kills[idOf(5, "sum / 1.07")]).toEqual({});
  });

  test("a baseline that does not load has no kills", async () => {
    const result = await matrix("import './nowhere';");
    expect(result.baseline.outcome).toBe("load-failed");
    expect(result.kills).toEqual({});
  });

  describe("a test that fails on a mutant for another reason does not kill it", () => {
    const touch = `vat(1, "book"); vat(1, "other");`;
    const dead = async (tests: string) => {
      const { baseline, kills } = await matrix(`import { vat } from "../src/vat";\n${tests}`);
      expect(new Set(baseline.tests.map(({ status }) => status))).toEqual(new Set(["passed"]));
      const inTime = Object.entries(kills).filter(([, row]) => Object.values(row).some((why) => why === "assertion"));
      return inTime.map(([id]) => id);
    };

    test.each([
      [
        "it depends on a test that is left out",
        `let ran = false; test("first", () => { ran = true; }); test("x", () => { ${touch} expect(ran).toBe(true) });`,
      ],
      [
        "it counts the tests before it",
        `let count = 0; beforeEach(() => { count++ }); test("first", () => {}); test("x", () => { ${touch} expect(count).toBe(2) });`,
      ],
      [
        "a timer of a test before it is missing",
        `let late = false; test("first", () => { setTimeout(() => { late = true }, 1) }); test("x", async () => { ${touch} await new Promise((r) => setTimeout(r, 5)); expect(late).toBe(true) });`,
      ],
      [
        "it notices that a misspelt matcher doesn't throw",
        `test("x", () => { ${touch} let threw = false; try { expect(1).toBeFoo } catch { threw = true } expect(threw).toBe(true) });`,
      ],
      [
        "it reads a message",
        `test("x", async () => { ${touch} let text = ""; await vi.waitFor(() => { try { expect(1).toBe(2) } catch (error) { text = error.message } }); expect(text).toContain("1") });`,
      ],
      [
        "another reads a message for it",
        `let text = ""; test.fails("first", () => { ${touch} try { expect(1).toBe(2) } catch (error) { text = error.message } }); test("x", () => { ${touch} expect(text).toContain("1") });`,
      ],
    ])("%s", async (_why, tests) => {
      expect(await dead(tests)).toEqual([]);
    });

    test("but its other failures count", async () => {
      const tests = `let ran = false; test("first", () => { ran = true; }); test("x", () => { expect(ran).toBe(true); expect(vat(100, "book")).toBe(107) });`;
      expect(await dead(tests)).toContain(idOf(5, "sum / 1.07"));
    });
  });

  test("reports three tests that reach a limit on a mutant, and does not run the rest", async () => {
    const tests = `import { vat } from "../src/vat"; for (let i = 0; i < 50; i++) test("x" + i, () => { vat(1, "book") });`;
    const { kills } = await matrix(tests, [idOf(4, "i--")]);
    expect(Object.values(kills[idOf(4, "i--")]!)).toEqual(["work", "work", "work"]);
  });

  test("runs only some tests on request, each alone if it is independent", async () => {
    const tests = `import { vat } from "../src/vat"; let n = 0; test("a", () => { n++; expect(vat(100, "book")).toBe(107); }); test("b", () => { expect(vat(100, "book") + n).toBe(108); }); test("c", () => { expect(1).toBe(1); expect(vat(100, "book") + 0 * n).toBe(107); });`;
    const request = { files: { ...files, "tests/vat.test.ts": tests }, tests: ["tests/vat.test.ts"], mutated };
    const all = await sandbox.matrix(request);
    const some = await sandbox.matrix({
      ...request,
      onlyTests: ["tests/vat.test.ts#1", "tests/vat.test.ts#2"],
      apart: true,
    });
    for (const [mutant, byTest] of Object.entries(all.kills)) {
      const { "tests/vat.test.ts#0": _, ...rest } = byTest;
      expect(some.kills[mutant]).toEqual(rest);
    }
    expect(new Set(Object.values(some.assertions).map((one) => one["tests/vat.test.ts#2"]))).toContain(2);
  });

  test.skipIf(isQuick)(
    "gives up the matrix if mutants need too much work together",
    async () => {
      const tests = `import { vat } from "../src/vat"; for (let i = 0; i < 3; i++) test("x" + i, () => { for (let j = 0; j < 4e6; j++); if (vat(100, "book") !== 107 || vat(100, "other") !== 119) for (;;); });`;
      const { kills, stopped } = await matrix(tests);
      expect({ kills, stopped }).toMatchObject({ kills: {}, stopped: { kind: "units" } });
      // The test uses the whole budget: about ten seconds of work, or more on a busy machine.
    },
    240_000,
  );
});
