/**
 * Tests what people who run their own code see besides the results: the calls that led to a failure, and each test's
 * log.
 */
import { beforeAll, expect, test } from "vitest";
import type { RunRequest, RunResult, Sandbox, TestResult } from "../contract";
import { createInProcess } from "../in-process";
import { builtEngine } from "../wasm.server";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = createInProcess(await builtEngine());
});

const FILES = {
  "src/basket.ts": `export const priceOf = (items: { price: number }[], at: number): number => {
  if (at > items.length) throw new RangeError("no such item");
  return at === items.length ? 0 : items[at].price + priceOf(items, at + 1);
};
export class Basket {
  constructor(readonly items: { price: number }[]) {}
  total() {
    console.log("adding", this.items.length);
    return priceOf(this.items, 9);
  }
  first(list: any) {
    return list.missing.price;
  }
}
`,
  "basket.test.ts": `import { expect, it } from "vitest";
import { Basket, priceOf } from "./src/basket";
console.log("loading");
function expectTotal(basket: Basket, total: number) {
  expect(basket.items.length).toBe(total);
}
it("throws", () => {
  new Basket([]).total();
});
it("asserts in a helper", () => {
  console.log("one");
  console.log("two");
  expectTotal(new Basket([]), 1);
});
it("repeats", () => {
  priceOf([{ price: 1 }, { price: 2 }, { get price() { throw new Error("deep"); } }], 0);
});
it("reads nothing", () => {
  new Basket([]).first({});
});
it("passes", () => {
  expect(1).toBe(1);
});
`,
};
const run = (request: Partial<RunRequest> = {}): Promise<RunResult> =>
  sandbox.run({ files: FILES, tests: ["basket.test.ts"], ...request });
const byName = ({ tests }: RunResult): Record<string, TestResult> =>
  Object.fromEntries(tests.map((one) => [one.title.join(), one]));

test("a failure names the calls in the request's files, innermost first", async () => {
  const { throws, repeats, ...rest } = byName(await run({ traces: true }));
  expect(throws!.failures).toMatchObject([
    {
      message: "RangeError: no such item",
      file: "src/basket.ts",
      line: 2,
      calls: [
        { file: "src/basket.ts", line: 9, name: "total" },
        { file: "basket.test.ts", line: 8 },
      ],
    },
  ]);
  expect(rest["asserts in a helper"]!.failures).toMatchObject([
    { file: "basket.test.ts", line: 5, calls: [{ file: "basket.test.ts", line: 13 }] },
  ]);
  const inPriceOf = { file: "src/basket.ts", line: 3, name: "priceOf" };
  expect(repeats!.failures[0]!.calls).toEqual([inPriceOf, inPriceOf, inPriceOf, { file: "basket.test.ts", line: 16 }]);
  // For the read itself, the engine doesn't know the line, but it knows a line for each call.
  const [read] = rest["reads nothing"]!.failures;
  expect(read).toMatchObject({ file: "src/basket.ts", calls: [{ file: "basket.test.ts", line: 19 }] });
  expect(read).not.toHaveProperty("line");
});

test("a test has what it printed, and the run has everything", async () => {
  const result = await run({ traces: true });
  const logs = Object.entries(byName(result)).flatMap(([name, { log }]) => (log ? [[name, log]] : []));
  expect(logs).toEqual([
    ["throws", "adding 0\n"],
    ["asserts in a helper", "one\ntwo\n"],
  ]);
  expect(result.log).toBe("loading\nadding 0\none\ntwo\n");
});

test("a file that does not load names the calls, too", async () => {
  const files = { ...FILES, "basket.test.ts": `import { priceOf } from "./src/basket";\npriceOf([], 1);` };
  expect(await run({ files, traces: true })).toMatchObject({
    outcome: "load-failed",
    failure: { file: "src/basket.ts", line: 2, calls: [{ file: "basket.test.ts", line: 2 }] },
  });
});

test("a graded run has neither calls nor output", async () => {
  const { tests } = await run();
  expect(tests.flatMap(({ failures }) => failures).filter((failure) => "calls" in failure)).toEqual([]);
  expect(tests.filter((one) => "log" in one)).toEqual([]);
});

test("a stack that the code writes itself names only files of the request", async () => {
  const files = {
    "a.test.ts": `import { it } from "vitest";
it("forges", () => {
  const error = new Error("x");
  error.stack = "    at steal (/etc/passwd:1:1)\\n    at ok (a.test.ts:2:1)\\n    at <b>no</b> (a.test.ts:3:1)\\n" + "    at ok (a.test.ts:2:1)\\n".repeat(500);
  throw error;
});
`,
  };
  const [forged] = (await sandbox.run({ files, tests: ["a.test.ts"], traces: true })).tests[0]!.failures;
  expect(forged!.calls?.length ?? 0).toBeLessThanOrEqual(20);
  expect(JSON.stringify(forged)).not.toMatch(/passwd|<b>/);
});
