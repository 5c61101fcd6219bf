/**
 * Tests the browser's sandbox, built by Vite and run in a real Chromium under the pages' CSP. Its results must equal
 * the server's.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../../../tests/setup/browser";
import type { MatrixResult, RunRequest, RunResult } from "../contract";
import { createInProcess } from "../in-process";
import { mutate } from "../mutants/mutants.server";
import { builtEngine } from "../wasm.server";

const CSP = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'";
const TYPES: Record<string, string> = { ".js": "text/javascript", ".wasm": "application/wasm", ".html": "text/html" };

let folder: string;
let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "onramp-browser-"));
  const entry = path.join(folder, "entry.ts");
  await writeFile(
    entry,
    `import { createBrowserSandbox } from ${JSON.stringify(path.resolve("app/sandbox/browser/browser.ts"))};
     globalThis.sandbox = createBrowserSandbox();`,
  );
  await build({
    root: process.cwd(),
    configFile: false,
    logLevel: "error",
    worker: { format: "es" },
    build: {
      outDir: path.join(folder, "out"),
      emptyOutDir: true,
      target: "es2022",
      assetsInlineLimit: 0,
      rollupOptions: { input: entry, output: { entryFileNames: "entry.js" } },
    },
  });
  await writeFile(
    path.join(folder, "out/index.html"),
    `<!doctype html><title>t</title><script type="module" src="/entry.js"></script>`,
  );
  server = createServer(async (request, response) => {
    const file = request.url === "/" ? "/index.html" : request.url!;
    const body = await readFile(path.join(folder, "out", file)).catch(() => null);
    response.writeHead(body ? 200 : 404, {
      "content-type": TYPES[path.extname(file)] ?? "text/plain",
      "content-security-policy": CSP,
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  await rm(folder, { recursive: true, force: true });
});

type Held = {
  sandbox: {
    run(request: unknown): Promise<RunResult>;
    matrix(request: unknown): Promise<MatrixResult>;
    drop(): void;
  };
};
const inBrowser = (request: RunRequest): Promise<RunResult> =>
  page.evaluate((each) => (globalThis as unknown as Held).sandbox.run(each), request);

const FILES = {
  "src/cart.ts": `export class Cart { #lines: number[] = []; add(price: number) { if (price <= 0) throw new RangeError("price"); this.#lines.push(price) } get total() { return this.#lines.reduce((a, b) => a + b, 0) } }`,
  "cart.test.ts": `import { beforeEach, describe, expect, it, vi } from "vitest";
    import { Cart } from "./src/cart";
    describe("cart", () => {
      let cart: Cart;
      beforeEach(() => { cart = new Cart() });
      it("sums", () => { cart.add(1); cart.add(2.5); expect(cart.total).toBe(3.5) });
      it("refuses", () => { expect(() => cart.add(0)).toThrow(RangeError) });
      it("is told what is wrong", () => { cart.add(1); expect({ total: cart.total }).toEqual({ total: 2 }) });
      it("waits", async () => { await new Promise((r) => setTimeout(r, 100)); console.log(Date.now(), Math.random(), new Date(0).toString()) });
      it("loops", () => { for (;;) {} });
      it("eats", () => { const all = []; for (;;) all.push(new Array(10000).fill(0)) });
    });`,
};
const REQUEST: RunRequest = { files: FILES, tests: ["cart.test.ts"], unitsPerTest: 30_000_000 };

test("the same request gives the same result as in Node, units and messages included", async () => {
  const here = await createInProcess(await builtEngine()).run(REQUEST);
  expect(here.tests.map((each) => each.status)).toEqual(["passed", "passed", "failed", "passed", "failed", "failed"]);
  expect(await inBrowser(REQUEST)).toEqual(here);
  expect(await inBrowser(REQUEST)).toEqual(here);
});

test("the kill matrix is the same as in Node, too", async () => {
  const mutated = await mutate(FILES, ["src/cart.ts"]);
  const request = { files: FILES, tests: REQUEST.tests, mutated, unitsPerTest: 30_000_000 };
  const here = await createInProcess(await builtEngine()).matrix(request);
  const there = await page.evaluate((each) => (globalThis as unknown as Held).sandbox.matrix(each), request);
  expect(there).toEqual(here);
});

test("endless recursion is reported, and the worker keeps running", async () => {
  const deep = await inBrowser({
    files: { "a.test.js": "test('x', () => { const f = () => f(); f() })" },
    tests: ["a.test.js"],
  });
  expect(deep.tests[0]!.failures[0]!.kind).toBe("depth");
  expect(
    (await inBrowser({ files: { "a.test.js": "test('x', () => {})" }, tests: ["a.test.js"] })).tests[0]!.status,
  ).toBe("passed");
});

test("requests that are given up are rejected immediately, and the next request is answered", async () => {
  const loop = { files: { "a.test.js": "test('x', () => { for (;;) {} })" }, tests: ["a.test.js"], unitsPerTest: 2e9 };
  const said = await page.evaluate(async (each) => {
    const { sandbox } = globalThis as unknown as Held;
    const outcomes = Promise.all([0, 1].map(() => sandbox.run(each).catch((error: Error) => error.message)));
    setTimeout(() => sandbox.drop(), 100);
    return outcomes;
  }, loop);
  expect(said).toEqual(["given up", "given up"]);
  const next = { files: { "a.test.js": "test('x', () => {})" }, tests: ["a.test.js"] };
  expect((await inBrowser(next)).tests[0]!.status).toBe("passed");
});
