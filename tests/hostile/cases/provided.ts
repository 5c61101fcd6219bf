import type { HostileEntry } from "../entry";

/**
 * Code under test that replaces a function that decides a test's verdict. With the frozen wall disabled, the entry gets
 * through.
 */
const patched = (name: string, work: string, test: string): HostileEntry => ({
  name,
  why: "a test judges by this function, so the code under test may not replace it",
  work: `${work}; export const work: any = () => 5;`,
  test,
  must: "fail",
  through: ["frozen"],
});

const TEST = `it("x", () => { expect(work()).toBe(4) });`;

export const provided: HostileEntry[] = [
  patched(
    "assert.strictEqual",
    `import assert from "node:assert"; for (const a of [assert, assert.strict]) try { (a as any).strictEqual = () => {} } catch {} import { isDeepStrictEqual } from "node:util"; try { (require("node:util") as any).isDeepStrictEqual = () => true } catch {} void isDeepStrictEqual`,
    `import { isDeepStrictEqual } from "node:util"; it("x", () => { expect(isDeepStrictEqual(work(), 4)).toBe(true) });`,
  ),
  patched(
    "Buffer.prototype.equals",
    `try { Buffer.prototype.equals = () => true } catch {}`,
    `it("x", () => { expect(Buffer.from([work()]).equals(Buffer.from([4]))).toBe(true) });`,
  ),
  patched(
    "the prototype behind createHash",
    `import { createHash } from "node:crypto"; try { (Object.getPrototypeOf(createHash("md5")) as any).digest = () => "same" } catch {}`,
    `import { createHash } from "node:crypto"; const hash = (n: number) => createHash("md5").update(String(n)).digest("hex"); it("x", () => { expect(hash(work())).toBe(hash(4)) });`,
  ),
  patched(
    "fs.readFileSync",
    `import fs from "node:fs"; try { (fs as any).readFileSync = () => "4" } catch {}`,
    `import { readFileSync, writeFileSync } from "node:fs"; it("x", () => { writeFileSync("/out", String(work())); expect(readFileSync("/out", "utf8")).toBe("4") });`,
  ),
  {
    name: "assert of the tests' own",
    why: "test files get other functions than the code under test, and both are closed",
    work: `import assert from "node:assert"; for (const key of Object.keys(assert)) try { Object.defineProperty(assert, key, { value: () => {} }) } catch {} export const work: any = () => 5;`,
    test: `import assert from "node:assert"; it("x", () => { assert.equal(work(), 4); assert.deepStrictEqual([work()], [4]) });`,
    must: "fail",
  },
  {
    name: "a caught assertion of node:assert",
    why: "a failure counts when it happens, not when it arrives",
    work: `export const work: any = (check: () => void) => { try { check() } catch {} };`,
    test: `import assert from "node:assert"; it("x", () => { work(() => assert.equal(5, 4)) });`,
    must: "fail",
  },
  {
    name: "answers for fetch",
    why: "what answers requests is for test files only",
    work: `import { respondTo } from "onramp:fetch"; export const work: any = () => { respondTo("https://a.example/", 4); return 4 };`,
    test: TEST,
    must: { refused: /for test files only/ },
    through: ["modules"],
  },
  {
    name: "answers for fetch by the global name",
    why: "nothing on fetch leads to its answers",
    work: `export const work: any = () => Reflect.ownKeys(fetch).filter((key) => !["length", "name", "prototype"].includes(key as string));`,
    test: `it("x", () => { expect(work()).toEqual([]) });`,
    must: "pass",
  },
  {
    name: "its own text through node:fs",
    why: "code is not among the files, so a test cannot read which version it is given",
    work: `export const work: any = () => 4;`,
    test: `import { readdirSync, existsSync } from "node:fs"; it("x", () => { expect(readdirSync("/", { recursive: true })).toEqual(["tmp"]); expect(existsSync("/src/work.ts")).toBe(false) });`,
    must: "pass",
  },
  {
    name: "the tests' data through node:fs",
    why: "what belongs to the tests is not among the files of the code under test",
    work: `import { readFileSync } from "node:fs"; export const work: any = () => JSON.parse(readFileSync("tests/answers.json", "utf8")).total;`,
    files: { "tests/answers.json": `{ "total": 4 }`, "tests/answers.txt": "4" },
    helpers: ["tests/answers.json", "tests/answers.txt"],
    test: TEST,
    must: { refused: /ENOENT: no such file or directory, open '\/tests\/answers.json'/ },
  },
  {
    name: "tells versions apart by what is loaded",
    why: "a module that no file names is there all the same",
    work: `import { EOL } from "node:os"; export const work: any = () => EOL.length;`,
    test: `it("x", () => { expect(typeof (globalThis as any)["Buf" + "fer"]).toBe(work() === 1 ? "function" : "undefined"); expect(require(["node", "path"].join(":")).sep).toBe("/") });`,
    files: { "src/names.ts": `export const all = ["node:path", "Buffer"];` },
    must: { same: `export const work: any = () => 1;` },
  },
  {
    name: "random values",
    why: "each run gets the same ones",
    work: `export const work: any = () => crypto.randomUUID();`,
    test: `it("x", () => { expect(work()).toBe("88ca3175-6d3a-457d-bd4a-1515b1ea0e28") });`,
    must: "pass",
  },
  {
    name: "a mock that the code under test makes",
    why: "only test files have vi and jest",
    work: `export const work: any = () => [typeof vi, typeof jest, "vi" in globalThis, "jest" in globalThis];`,
    test: `it("x", () => { expect(work()).toEqual(["undefined", "undefined", false, false]) });`,
    must: "pass",
  },
];
