import { Engine } from "../../app/sandbox/engine/engine";
import { runRequest } from "../../app/sandbox/engine/run-request";
import { builtEngine } from "../../app/sandbox/wasm.server";
import { type Row, valueRow } from "./rows";

/** The number of repetitions in one test, so that the fixed cost of a test hardly matters. */
const TIMES = 20;
const COMMON = ["expect(1).toBe(1)", "expect([1]).toEqual([1])", 'expect(() => { throw new Error("x") }).toThrow("x")'];

/** The cost of common assertions that pass, in units of work, which are the same on every machine. */
export async function assertionUnits(): Promise<Row[]> {
  const engine = new Engine(await builtEngine());
  const unitsOf = (body: string) => {
    const source = `import { expect, it } from "vitest"; it("t", () => { for (let n = 0; n < ${TIMES}; n++) { ${body} } });`;
    return runRequest(engine, { files: { "a.test.ts": source }, tests: ["a.test.ts"] }).tests[0]!.units / TIMES;
  };
  const loop = unitsOf("");
  return COMMON.map((body) => valueRow(body, "units", [unitsOf(body) - loop], "a passing assertion, with its message"));
}
