// Long: one case for each module and each of its rarer functions.

/** Tests Node's modules in the sandbox: each behaves as in Node, and a missing function fails with a message. */
import nodePath from "node:path";
import * as nodeUtil from "node:util";
import { runInThisContext } from "node:vm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Files, RunResult, Sandbox } from "../contract";
import { createInProcess } from "../in-process";
import { ALL_SCRIPTS, PROVIDED_MODULES } from "../provided-names";
import { builtEngine } from "../wasm.server";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = createInProcess(await builtEngine());
});

const run = (source: string, files: Files = {}, helpers: readonly string[] = []): Promise<RunResult> =>
  sandbox.run({ files: { ...files, "a.test.ts": source }, tests: ["a.test.ts"], helpers });
const failuresOf = (result: RunResult) => [
  ...(result.failure ? [result.failure] : []),
  ...result.tests.flatMap((each) => each.failures),
];
/** Runs one test body. It must pass with at least one assertion. */
async function passes(head: string, body: string, files?: Files, helpers?: readonly string[]): Promise<void> {
  const result = await run(`${head}\nit("x", async () => {\n${body}\n});`, files, helpers);
  expect(failuresOf(result)).toEqual([]);
  expect(result.tests[0]!.assertions).toBeGreaterThan(0);
}
/** Returns the value that an expression prints in the sandbox, read from the log. */
async function shown(head: string, expression: string): Promise<unknown> {
  const { log, failure } = await run(`${head}\nit("x", () => { console.log(JSON.stringify(${expression})) });`);
  expect(failure).toBeUndefined();
  return JSON.parse(log);
}

test.each([...PROVIDED_MODULES.keys()])("%s can be imported by both of its names, as a whole and by default", (name) =>
  passes(
    `import * as all from "node:${name}"; import main from "${name}";`,
    `expect(main).toBe(all); expect(require("node:${name}")).toBe(all); expect(Object.keys(all).length).toBeGreaterThan(1);`,
  ),
);

describe("path, url, os", () => {
  test("path is Node's on Linux", async () => {
    const calls: [keyof nodePath.PlatformPath, ...string[]][] = [
      ["join", "a", "..", "b", "./c"],
      ["resolve", "/a", "../b", "c"],
      ["relative", "/a/b/c", "/a/d"],
      ["extname", "x/y.test.ts"],
      ["basename", "/x/y.ts", ".ts"],
      ["normalize", "/a//b/../c/."],
      ["dirname", "/a/b/c"],
    ];
    const texts = calls.map(([name, ...args]) => `path.${name}(...${JSON.stringify(args)})`);
    const mine = calls.map(([name, ...args]) => (nodePath.posix[name] as (...args: string[]) => string)(...args));
    expect(await shown(`import path from "node:path";`, `[${texts}]`)).toEqual(mine);
  });
  test("IPv6 addresses are recognised", () =>
    passes(
      "",
      `const ok = (host) => URL.canParse("http://[" + host + "]:80/");
      expect(["::1", "::", "1:2:3:4:5:6:7:8", "fe80::1:2", "::ffff:1.2.3.4"].filter((host) => !ok(host))).toEqual([]);
      expect(["1", "1:2", ":::", "1::2::3", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7::8", "12345::", "::1.2.3.456"].filter(ok)).toEqual([]);`,
    ));
  test("files as URLs", () =>
    passes(
      `import { fileURLToPath, pathToFileURL, URL as Same } from "node:url"; import os from "node:os";`,
      `expect(Same).toBe(URL);
      expect(fileURLToPath("file:///a%20b/c")).toBe("/a b/c");
      expect(pathToFileURL("/a b?#").href).toBe("file:///a%20b%3F%23");
      expect(() => fileURLToPath("https://a.example")).toThrow(expect.objectContaining({ code: "ERR_INVALID_URL_SCHEME" }));
      expect(os.EOL).toBe("\\n");`,
    ));
});

test("events", () =>
  passes(
    `import EventEmitter, { once } from "node:events"; class Door extends EventEmitter { open = 0 }`,
    `const door = new Door(); const heard = [];
    door.on("a", (n) => heard.push(n)); door.once("a", (n) => heard.push(-n)); door.emit("a", 1); door.emit("a", 2);
    expect(heard).toEqual([1, -1, 2]);
    expect(() => door.emit("error", new Error("broke"))).toThrow("broke");
    setTimeout(() => door.emit("b", 3), 5); expect(await once(door, "b")).toEqual([3]);
    const emit = vi.spyOn(door, "emit"); door.emit("c"); expect(emit).toHaveBeenCalledWith("c");`,
  ));

describe("buffers and hashes", () => {
  test("Buffer, imported and global", () =>
    passes(
      `import { Buffer as Same } from "node:buffer";`,
      `expect(Same).toBe(Buffer); expect(Buffer.from("é")).toBeInstanceOf(Uint8Array);
      expect(["hex", "base64", "base64url", "latin1"].map((e) => Buffer.from([251, 255, 97]).toString(e))).toEqual(["fbff61", "+/9h", "-_9h", "ûÿa"]);
      expect(Buffer.from("-_9h", "base64url")).toEqual(Buffer.from("+/9h", "base64"));
      expect(Buffer.concat([Buffer.from("a"), Buffer.alloc(1)]).equals(Buffer.from([97, 0]))).toBe(true);
      expect(Buffer.byteLength("é")).toBe(2); expect(Buffer.from("abc").subarray(1).toString()).toBe("bc");
      expect(Buffer.from([1, 2]).readUInt16BE(0)).toBe(258); expect(JSON.stringify(Buffer.from("a"))).toBe('{"type":"Buffer","data":[97]}');`,
    ));
  test("digests match the standards", () =>
    passes(
      `import crypto, { createHash, createHmac } from "node:crypto";`,
      `expect(createHash("md5").update("a").update("bc").digest("hex")).toBe("900150983cd24fb0d6963f7d28e17f72");
      expect(createHash("sha1").update("abc").digest("base64")).toBe("qZk+NkcGgWq6PiVxeFDCbJzQ2J0=");
      expect(createHash("SHA-256").update(Buffer.from("abc")).digest("hex")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
      expect(createHmac("sha256", "Jefe").update("what do ya want for nothing?").digest("hex")).toBe("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
      expect(crypto.pbkdf2Sync("password", "salt", 1, 20, "sha1").toString("hex")).toBe("0c60c80f961f0e71f3a9b524af6012062fe037a6");
      expect(Buffer.from(await globalThis.crypto.subtle.digest("SHA-1", Buffer.from("abc"))).toString("hex")).toBe("a9993e364706816aba3e25717850c26c9cd0d89d");
      expect(() => createHash("whirlpool")).toThrow("the hash whirlpool is not available in the sandbox");
      const h = createHash("md5"); h.digest(); expect(() => h.update("a")).toThrow("Digest already called");
      expect(crypto.timingSafeEqual(Buffer.from("a"), Buffer.from("b"))).toBe(false);
      expect(() => crypto.timingSafeEqual(Buffer.from("a"), Buffer.from("ab"))).toThrow(RangeError);`,
    ));
  test("random values have the right form, and are the same in each run", async () => {
    const all = `[crypto.randomUUID(), randomBytes(4).toString("hex"), randomInt(5, 8), [...crypto.getRandomValues(new Uint8Array(3))]]`;
    const head = `import { randomBytes, randomInt } from "node:crypto";`;
    const [uuid, bytes, int, values] = (await shown(head, all)) as [string, string, number, number[]];
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect([bytes.length, values.length, [5, 6, 7].includes(int)]).toEqual([8, 3, true]);
    expect(await shown(head, all)).toEqual([uuid, bytes, int, values]);
    const drawn = `Array.from({ length: 3000 }, () => randomInt(10)).reduce((n, i) => { n[i]++; return n }, Array(10).fill(0))`;
    for (const count of (await shown(head, drawn)) as number[]) expect(Math.abs(count - 300)).toBeLessThan(90);
  });
});

describe("util", () => {
  // The values are source text, so that both sides create the same ones.
  const VALUES = [
    `{ a: 1, b: "x", c: [1, "it's", null, undefined], "d-e": true }`,
    `[1.5, -0, 10n, Symbol("s"), () => {}, function named() {}]`,
    `new Map([["a", { b: new Set([1, [2]]) }]])`,
    `({ a: { b: { c: { d: 1 } } } })`,
    `({ text: "x".repeat(60), more: "y".repeat(30), list: [1, 2, 3] })`,
    `Array.from({ length: 30 }, (_, i) => i * 7)`,
    `Array.from({ length: 8 }, (_, i) => "word" + "s".repeat(i))`,
    `Array.from({ length: 120 }, (_, i) => i)`,
    `[1, , , 4]`,
    `Object.create(null)`,
    `Object.assign(Object.create(null), { a: 1 })`,
    `new (class Point { x = 1; get y() { return 2 } })()`,
    `new Date(0)`,
    `[/a+/gi, new Date(NaN), "line\\nbreak", 'both " and \\'']`,
    `(() => { const loop = { name: "l" }; loop.self = loop; return loop })()`,
    `({ get a() { return 1 }, set b(v) {}, get c() { return 1 }, set c(v) {} })`,
    `[new String("s"), new Number(3), new Boolean(false)]`,
    `new Uint8Array([1, 2, 3])`,
    `[[[[[1]]]], { a: [] , b: {} }]`,
    `new (class extends Array {})(3)`,
    `[new Set(), new Map(), [], {}]`,
    `"text"`,
    `({ p: Promise.resolve(1) }).p.constructor`,
  ];
  test.each(VALUES)("inspect(%s) is Node's", async (text) => {
    const mine = nodeUtil.inspect(runInThisContext(`(${text})`));
    expect(await shown(`import { inspect } from "node:util";`, `inspect(${text})`)).toBe(mine);
  });
  test("a symbol key is printed in brackets, as in Node 20; Node 24 omits them", async () => {
    expect(await shown(`import { inspect } from "node:util";`, `inspect({ [Symbol("k")]: 1 })`)).toBe(
      "{ [Symbol(k)]: 1 }",
    );
  });
  test.each([
    `"%s is %d and %i or %f", "a", "4.5", 4.5, "4.5x"`,
    `"%j %O %%", { a: 1 }, [1], "rest", { b: 2 }`,
    `"%s", { a: { b: 1 } }`,
    `"no places", 1, "two"`,
    `1, "a", { c: [1] }`,
    `"%s"`,
    `"100%"`,
  ])("format(%s) is Node's", async (text) => {
    const mine = nodeUtil.format(...(runInThisContext(`[${text}]`) as [string]));
    expect(await shown(`import { format } from "node:util";`, `format(${text})`)).toBe(mine);
  });
  test.each([
    [`{ a: [1, { b: 2 }] }`, `{ a: [1, { b: 2 }] }`],
    [`[1]`, `["1"]`],
    [`new Map([[{ a: 1 }, new Set([[1]])]])`, `new Map([[{ a: 1 }, new Set([[1]])]])`],
    [`new Set([1])`, `new Set([2])`],
    [`NaN`, `NaN`],
    [`0`, `-0`],
    [`new (class A {})()`, `{}`],
    [`[1, 2]`, `{ 0: 1, 1: 2 }`],
    [`new Date(1)`, `new Date(2)`],
    [`new Error("a")`, `new Error("b")`],
    [`{ a: undefined }`, `{}`],
    [`new Uint8Array([1])`, `new Uint8Array([2])`],
    [`Object("a")`, `Object("b")`],
  ])("isDeepStrictEqual(%s, %s) is Node's", async (a, b) => {
    const [left, right] = runInThisContext(`[${a}, ${b}]`) as [unknown, unknown];
    const text = `isDeepStrictEqual(${a}, ${b})`;
    expect(await shown(`import { isDeepStrictEqual } from "node:util";`, text)).toBe(
      nodeUtil.isDeepStrictEqual(left, right),
    );
  });
  test("promisify, callbackify, inherits, types", () =>
    passes(
      `import util from "node:util";`,
      `expect(await util.promisify((a, done) => done(null, a + 1))(1)).toBe(2);
      await expect(util.promisify((done) => done(new Error("no")))()).rejects.toThrow("no");
      expect(await new Promise((ok) => util.callbackify(async (a) => a * 2)(4, (error, value) => ok(value)))).toBe(8);
      function Old() {} function Older() {} Older.prototype.hi = () => "hi"; util.inherits(Old, Older); expect(new Old().hi()).toBe("hi");
      expect([util.types.isDate(new Date()), util.types.isRegExp(/a/), util.types.isPromise({ then() {} })]).toEqual([true, true, false]);
      expect(util.inspect({ [util.inspect.custom]: () => "mine" })).toBe("mine");
      expect(() => util.parseArgs()).toThrow("parseArgs of node:util is not available in the sandbox");`,
    ));
});

describe("assert", () => {
  test("passes and counts as assertions", async () => {
    const { tests } =
      await run(`import assert from "node:assert"; import strict, { AssertionError } from "node:assert/strict";
      it("a", () => { assert(1); assert.ok(1); assert.equal(1, "1"); strict.equal(1, 1); assert.deepEqual([1], ["1"]); assert.deepStrictEqual({ a: [1] }, { a: [1] }); assert.notStrictEqual(1, 2); assert.match("abc", /b/) });
      it("b", () => { assert.throws(() => { throw new TypeError("bad") }, TypeError); assert.throws(() => { throw new TypeError("bad") }, /bad/); assert.throws(() => { throw new TypeError("bad") }, { name: "TypeError", message: "bad" }); assert.throws(() => { throw 1 }, (e) => e === 1); assert.doesNotThrow(() => {}) });
      it("c", async () => { await assert.rejects(async () => { throw new Error("q") }, { message: /q/ }); await assert.doesNotReject(Promise.resolve()) });`);
    expect(tests.map((each) => [each.status, each.assertions])).toEqual([
      ["passed", 8],
      ["passed", 5],
      ["passed", 2],
    ]);
  });
  test.each([
    [`assert.strictEqual(1, "1")`, "Expected values to be strictly equal: 1 and '1'"],
    [`assert.deepStrictEqual({ a: 1 }, { a: 2 })`, "Expected values to be strictly deep-equal: { a: 1 } and { a: 2 }"],
    [`assert.equal(1, 2, "my words")`, "my words"],
    [`assert.throws(() => {})`, "Missing expected exception"],
    [`assert.throws(() => { throw new Error("a") }, /b/)`, "The error is another than expected: [Error: a]"],
    [`assert.throws(() => { throw new Error("a") }, TypeError)`, "The error is another than expected: [Error: a]"],
    [`await assert.rejects(Promise.resolve(1))`, "Missing expected rejection"],
    [`assert.fail("no")`, "no"],
    [`assert.doesNotThrow(() => { throw new Error("x") })`, "Got unwanted exception: [Error: x]"],
    [`try { assert(false) } catch {}`, "Expected a truthy value: false"],
  ])("%s fails the test", async (call, message) => {
    const { tests } = await run(`import assert from "node:assert"; it("x", async () => { ${call} });`);
    expect(tests[0]).toMatchObject({ status: "failed", failures: [{ kind: "assertion", message }] });
  });
  test("in code under test it throws, and does not count as an assertion", async () => {
    const source = `import { AssertionError } from "node:assert"; import { root } from "./root"; it("x", () => { expect(() => root(-1)).toThrow(AssertionError); expect(() => root(-1)).toThrow("not negative") });`;
    const files = {
      "root.ts": `import assert from "node:assert"; export const root = (n: number) => { assert(n >= 0, "not negative"); return n ** 0.5 };`,
    };
    expect((await run(source, files)).tests).toMatchObject([{ status: "passed", assertions: 2 }]);
  });
});

describe("files in memory", () => {
  const FILES = { "data/words.txt": "one\ntwo\n", "list.json": `{"a":1}`, "tests/secret.txt": "4" };
  test("reading and writing, in all three forms", () =>
    passes(
      `import fs, { readFileSync } from "node:fs"; import { readFile, writeFile, mkdir } from "node:fs/promises"; import * as all from "fs";`,
      `expect(readFileSync("data/words.txt", "utf8")).toBe("one\\ntwo\\n"); expect(JSON.parse(readFileSync("/list.json"))).toEqual({ a: 1 });
      await mkdir("/tmp/a/b", { recursive: true }); await writeFile("/tmp/a/b/c.txt", "hi"); fs.appendFileSync("/tmp/a/b/c.txt", "!");
      expect(await readFile("/tmp/a/b/c.txt", "utf8")).toBe("hi!"); expect(fs.readFileSync("/tmp/a/b/c.txt")).toEqual(Buffer.from("hi!"));
      expect(await new Promise((ok) => fs.readFile("list.json", "utf8", (error, text) => ok([error, text])))).toEqual([null, '{"a":1}']);
      expect(fs.readdirSync("/tmp", { recursive: true })).toEqual(["a", "a/b", "a/b/c.txt"]);
      expect(fs.readdirSync("/", { withFileTypes: true }).map((e) => [e.name, e.isDirectory()])).toEqual([["data", true], ["list.json", false], ["tmp", true]]);
      fs.renameSync("/tmp/a", "/tmp/z"); fs.copyFileSync("/tmp/z/b/c.txt", "/tmp/d"); expect([fs.existsSync("/tmp/a"), fs.statSync("/tmp/d").size]).toEqual([false, 3]);
      fs.rmSync("/tmp/z", { recursive: true }); fs.unlinkSync("/tmp/d"); expect(fs.readdirSync("/tmp")).toEqual([]);`,
      FILES,
      ["tests/secret.txt"],
    ));
  test("errors have Node's messages and codes", () =>
    passes(
      `import fs from "node:fs"; const code = (run) => { try { run() } catch (error) { return error.code } };`,
      `expect(() => fs.readFileSync("nope")).toThrow("ENOENT: no such file or directory, open '/nope'");
      await expect(fs.promises.readFile("/nope")).rejects.toMatchObject({ code: "ENOENT", syscall: "open", path: "/nope", errno: -2 });
      expect([() => fs.mkdirSync("/tmp"), () => fs.readFileSync("/tmp"), () => fs.rmdirSync("/"), () => fs.writeFileSync("/a/b", ""), () => fs.readdirSync("/list.json"), () => fs.writeFileSync("/list.json", "", { flag: "wx" })].map(code)).toEqual(["EEXIST", "EISDIR", "ENOTEMPTY", "ENOENT", "ENOTDIR", "EEXIST"]);
      expect(() => fs.createReadStream("x")).toThrow("createReadStream of node:fs is not available in the sandbox");`,
      FILES,
    ));
  test("each test file starts with the original files", async () => {
    const source = `import fs from "node:fs"; it("x", () => { expect(fs.existsSync("/n")).toBe(false); fs.writeFileSync("/n", "") });`;
    const result = await sandbox.run({
      files: { "a.test.ts": source, "b.test.ts": source },
      tests: ["a.test.ts", "b.test.ts"],
    });
    expect(result.tests.map((each) => each.status)).toEqual(["passed", "passed"]);
  });
  test("tests can spy on it, mock it and replace it; other code cannot", () =>
    passes(
      `import fs, { readFileSync } from "node:fs"; import { load, replace } from "./load";`,
      `const spy = vi.spyOn(fs, "readFileSync").mockReturnValue("spied"); expect([load(), readFileSync("x")]).toEqual(["spied", "spied"]);
      spy.mockRestore(); expect(() => load()).toThrow("ENOENT"); expect(() => replace()).toThrow("readFileSync cannot be assigned here: only test files may do so");
      fs.readFileSync = () => "mine"; expect(load()).toBe("mine");`,
      {
        "load.ts": `import * as fs from "node:fs"; export const load = () => fs.readFileSync("x", "utf8"); export const replace = () => { (fs as any).readFileSync = () => "" };`,
      },
    ));
});

describe("fetch", () => {
  test("a request that no test answers is rejected with its address", () =>
    passes(
      "",
      `await expect(fetch("https://a.example/x?q=1")).rejects.toThrow("fetch failed: GET https://a.example/x?q=1: there is no network in the sandbox, and no test answers this");
      await expect(fetch("/x")).rejects.toThrow("Failed to parse URL from /x");`,
    ));
  test("a test defines the response", () =>
    passes(
      `import { respondTo, requests, resetFetch } from "onramp:fetch"; import { load } from "./load";`,
      `respondTo("https://a.example/users", [{ id: 1 }]);
      respondTo("POST https://a.example/users", async (request) => Response.json({ got: await request.json() }, { status: 201 }));
      respondTo(/[/]gone$/, new Response("gone", { status: 410, statusText: "Gone" }));
      expect(await load("users")).toEqual([{ id: 1 }]); expect(await load("users")).toEqual([{ id: 1 }]);
      const made = await fetch(new Request("https://a.example/users", { method: "post", body: '{"a":1}', headers: { Authorization: "x" } }));
      expect([made.status, made.ok, made.headers.get("Content-Type"), await made.json()]).toEqual([201, true, "application/json", { got: { a: 1 } }]);
      await expect(load("gone")).rejects.toThrow("410 Gone");
      expect(requests().map((r) => r.method + " " + r.url + " " + r.headers.get("authorization"))).toEqual(["GET https://a.example/users null", "GET https://a.example/users null", "POST https://a.example/users x", "GET https://a.example/gone null"]);
      expect(await requests()[2].text()).toBe('{"a":1}'); resetFetch(); await expect(load("users")).rejects.toThrow("no test answers");`,
      {
        "load.ts": `export async function load(name: string) { const r = await fetch("https://a.example/" + name); if (!r.ok) throw new Error(r.status + " " + r.statusText); return r.json() }`,
      },
    ));
  test("bodies are read once, and a signal ends the wait", () =>
    passes(
      `import { respondTo } from "onramp:fetch";`,
      `const r = new Response("a"); const copy = r.clone(); await r.text(); await expect(r.text()).rejects.toThrow("already been read"); expect(await copy.text()).toBe("a"); expect(r.bodyUsed).toBe(true);
      respondTo(/slow/, () => new Promise(() => {})); await expect(fetch("https://a.example/slow", { signal: AbortSignal.timeout(50) })).rejects.toThrow("timed out");
      expect([...new Headers({ B: "2", a: "1" })]).toEqual([["a", "1"], ["b", "2"]]); expect(() => r.body).toThrow("streams");`,
    ));
  test("a test can replace it in any of the usual ways", () =>
    passes(
      "",
      `vi.stubGlobal("fetch", vi.fn().mockResolvedValue(1)); expect(await fetch("x")).toBe(1); vi.unstubAllGlobals();
      vi.spyOn(globalThis, "fetch").mockResolvedValue(2); expect(await fetch("x")).toBe(2); vi.restoreAllMocks();
      global.fetch = vi.fn(async () => 3); expect(await fetch("x")).toBe(3);`,
    ));
});

test("process, timers and performance", () =>
  passes(
    `import { setTimeout as sleep } from "node:timers/promises"; import { performance as same } from "node:perf_hooks";`,
    `expect(process.env).toEqual({}); process.env.A = "1"; vi.stubEnv("A", "2"); expect(process.env.A).toBe("2"); vi.unstubAllEnvs(); expect(process.env.A).toBe("1");
    process.exitCode = 3; expect(process.exitCode).toBe(3); expect(() => process.exit(1)).toThrow("exit of node:process is not available in the sandbox");
    const exit = vi.spyOn(process, "exit").mockImplementation(() => {}); process.exit(2); expect(exit).toHaveBeenCalledWith(2);
    const order = []; process.nextTick((a) => order.push(a), 1); await null; await null; expect(order).toEqual([1]);
    const from = Date.now(); expect(await sleep(100, "v")).toBe("v"); expect(Date.now() - from).toBe(100);
    expect(same).toBe(performance); expect(same.now()).toBe(100); expect(process.hrtime.bigint()).toBe(100000000n);`,
  ));

describe("loading provided modules", () => {
  test("a module that no file names is still available, and its run is the same as if it had been named", async () => {
    const source = (name: string) =>
      `it("x", async () => { const { sep } = await import(${name}); console.log(sep, typeof globalThis[["Buf", "fer"].join("")]); expect(sep).toBe("/") });`;
    const dynamic = await run(source(`["node", "path"].join(":")`));
    const named = await run(`${source(`"node:path"`)} Buffer`);
    expect(dynamic.log).toBe("/ function\n");
    expect(named.log).toBe(dynamic.log);
  });
  test("a run that names none uses the same memory as without provided modules", async () => {
    const engine = (sandbox as ReturnType<typeof createInProcess>).engine;
    await run(`it("x", () => {});`);
    const without = engine.guest.instance.snapshot().high.length;
    await run(`it("x", () => { ${[...ALL_SCRIPTS].map((name) => `"node:${name}"`).join(";")} });`);
    expect(engine.guest.instance.snapshot().high.length).toBeGreaterThan(without + 100_000);
    await run(`it("x", () => {});`);
    expect(engine.guest.instance.snapshot().high.length).toBe(without);
  });
});
