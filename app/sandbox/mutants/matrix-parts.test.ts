/** Tests that a matrix computed in parts gives the same result as a matrix computed as a whole. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isQuick } from "../../../tests/setup/runs";
import type { MatrixRequest } from "../contract";
import { createInProcess, type InProcess } from "../in-process";
import { MATRIX_BUDGET, STATE_BUDGET } from "../limits";
import { createPool } from "../processes/pool.server";
import { builtEngine } from "../wasm.server";
import { type MatrixPart, mergeMatrix, type Spent, splitMatrix } from "./matrix-parts";
import { mutate } from "./mutants.server";

const SOURCE = `export function fee(days: number, member: boolean): number {
  if (days < 0) throw new RangeError("days");
  if (days === 0) return 0;
  const weeks = Math.ceil(days / 7);
  const base = member ? weeks * 150 : weeks * 200;
  return base > 1000 ? 1000 : base;
}
export function tax(cents: number, percent: number): number {
  if (percent < 0 || percent > 100) throw new RangeError("percent");
  const raw = (cents * percent) / 100;
  return raw < 0 ? -Math.round(-raw) : Math.round(raw);
}
export function inside(days: readonly number[], from: number, to: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < days.length; i++) {
    if (days[i]! >= from && days[i]! <= to) found.push(days[i]!);
  }
  return found;
}
export function label(days: number): string {
  return days > 1 ? days + " days" : days === 1 ? "1 day" : "today";
}
`;
/**
 * Some of these tests depend on earlier tests, so they need control runs that show whether the mutant caused the
 * failure.
 */
const TESTS = `import { fee, inside, label, tax } from "../src/fee";
let seen = 0;
test("none", () => { seen++; expect(fee(0, true)).toBe(0) });
test("weeks", () => { seen++; expect(fee(8, false)).toBe(400) });
test("members", () => { console.log("printed"); expect(fee(7, true)).toBe(150); expect(seen).toBe(2) });
test("cap", () => { expect(fee(70, false)).toBe(1000); expect(fee(35, false)).toBe(1000) });
test("tax", () => { expect([tax(50, 19), tax(-50, 19), tax(10, 0), tax(10, 100)]).toEqual([10, -10, 0, 10]) });
test("range", () => { expect(inside([1, 2, 3, 4], 2, 3)).toEqual([2, 3]) });
test("refuses", () => { expect(() => fee(-1, false)).toThrow("days") });
const labels: string[] = [];
test("collects", () => { labels.push(label(0), label(1)) });
test("words", () => { console.log("words"); expect(labels).toEqual(["today", "1 day"]) });
test("more words", () => { expect([label(0), label(1), label(2)]).toEqual(["today", "1 day", "2 days"]) });
`;

let sandbox: InProcess;
let request: MatrixRequest;
beforeAll(async () => {
  sandbox = createInProcess(await builtEngine());
  const mutated = await mutate({ "src/fee.ts": SOURCE }, ["src/fee.ts"]);
  request = { files: { "tests/fee.test.ts": TESTS }, tests: ["tests/fee.test.ts"], mutated };
});

describe("parts", () => {
  test("contain each mutant once, in as many parts as are worthwhile", () => {
    const ids = request.mutated.mutants.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(48);
    const parts = splitMatrix(request, 2);
    expect(parts.map(({ only }) => only!.length).sort()).toEqual([
      Math.floor(ids.length / 2),
      Math.ceil(ids.length / 2),
    ]);
    expect(parts.flatMap(({ only }) => only!).sort()).toEqual([...ids].sort());
    expect(splitMatrix(request, 1)).toEqual([request]);
    expect(splitMatrix({ ...request, only: ids.slice(0, 30) }, 8)).toHaveLength(1);
    expect(splitMatrix(request, 99).length).toBe(Math.floor(ids.length / 24));
  });

  test.skipIf(isQuick)("split in any way give the same result as the whole, to the byte and to the unit", async () => {
    const ids = request.mutated.mutants.map(({ id }) => id);
    const whole = await sandbox.matrixPart(request);
    expect(whole.spent.mutants).toBeGreaterThan(0);
    expect(whole.spent.controls).toBeGreaterThan(0);
    expect(whole.spent.letters).toBeGreaterThan(0);
    for (const of of ["mutants", "letters"] as const) expect(whole.byState.spent[of]).toBeGreaterThan(0);
    const told = JSON.stringify(mergeMatrix(request, [whole]));
    const deal = fc.array(fc.nat(3), { minLength: ids.length, maxLength: ids.length });
    await fc.assert(
      fc.asyncProperty(deal, async (hands) => {
        const groups = [0, 1, 2, 3].map((hand) => ids.filter((_, i) => hands[i] === hand));
        const parts: MatrixPart[] = [];
        for (const only of groups) parts.push(await sandbox.matrixPart({ ...request, only }));
        expect(JSON.stringify(mergeMatrix(request, parts))).toBe(told);
        const sum = (all: readonly Spent[]) => {
          const of = (key: keyof Spent) => all.reduce((so, spent) => so + spent[key], 0);
          return { mutants: of("mutants"), controls: of("controls"), letters: of("letters") };
        };
        expect(sum(parts.map(({ spent }) => spent))).toEqual(whole.spent);
        expect(sum(parts.map(({ byState }) => byState.spent))).toEqual(whole.byState.spent);
      }),
      { numRuns: 12 },
    );
  });

  test("give up the matrix if their total work is too much, even if each part's is not", async () => {
    const { baseline } = await sandbox.matrix(request);
    const rows = { kills: {}, assertions: {} };
    const none = { ...rows, spent: { mutants: 0, controls: 0, letters: 0 } };
    const part = (mutants: number, controls: number) => ({
      ...rows,
      baseline,
      spent: { mutants, controls, letters: 0 },
      byState: none,
    });
    const half = MATRIX_BUDGET / 2;
    expect(mergeMatrix(request, [part(half, 1), part(half - 1, 1)]).stopped).toBeUndefined();
    expect(mergeMatrix(request, [part(half, 1), part(half, 1)]).stopped).toMatchObject({ kind: "units" });
    expect(mergeMatrix(request, [part(1, half), part(1, half)]).stopped).toMatchObject({ kind: "units" });
  });

  test("count no kills by state if these take too much work together", async () => {
    const { baseline } = await sandbox.matrix(request);
    const spent = { mutants: 0, controls: 0, letters: 0 };
    const [first, second] = request.mutated.mutants.map(({ id }) => id);
    const part = (id: string, mutants: number): MatrixPart => ({
      baseline,
      kills: { [id]: {} },
      assertions: { [id]: {} },
      spent,
      byState: {
        kills: { [id]: { late: "assertion" } },
        assertions: { [id]: { late: 1 } },
        spent: { ...spent, mutants },
      },
    });
    const half = STATE_BUDGET / 2;
    const killsOf = (more: number) => mergeMatrix(request, [part(first!, half), part(second!, more)]).kills;
    expect(killsOf(half - 1)).toEqual({ [first!]: { late: "assertion" }, [second!]: { late: "assertion" } });
    expect(killsOf(half)).toEqual({ [first!]: {}, [second!]: {} });
  });
});

describe("in the pool", () => {
  const pool = createPool({ size: 2 });
  afterAll(() => pool.close());

  test("a matrix shared by two processes has the same result", async () => {
    // After these two runs, both processes have started and are idle.
    const simple = { files: { "a.test.js": "test('a', () => {})" }, tests: ["a.test.js"] };
    await Promise.all([pool.run(simple), pool.run(simple)]);
    const told = pool.matrix(request);
    await Promise.resolve();
    expect(JSON.stringify(await told)).toBe(JSON.stringify(await sandbox.matrix(request)));
  });
});
