/**
 * The same job gives the same result in Node and in Chromium, byte for byte: the report, the work units, and the
 * engine's whole memory afterwards. Covers everything that an exercise's check runs, and programs that recurse deeply
 * or reach their work limit. Normally runs a sample of the exercises and programs; the long run runs all of them.
 */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { KIND_IDS } from "~/kinds/registry";
import { seeded } from "~/kinds/seeded";
import { createInProcess } from "~/sandbox/in-process";
import { builtEngine, engineFiles } from "~/sandbox/wasm.server";
import { jobsOf, slugsOf } from "../determinism/catalogue";
import { type EngineJob, type Fingerprint, fingerprint } from "../determinism/fingerprint";
import { PROGRAMS } from "../determinism/programs";
import { launchBrowser } from "../setup/browser";
import { isLong } from "../setup/runs";

/** How many exercises of each kind, and how many jobs of each exercise, the sample contains. */
const EXERCISES = 1;
const JOBS = 5;
const PROGRAMS_TRIED = 24;

/** Returns `count` items, always the same for the same seed. In the long run, returns all items. */
function sample<T>(all: readonly T[], count: number, seed: string): T[] {
  if (isLong) return [...all];
  const draw = seeded(seed);
  return all
    .map((one) => ({ one, place: draw() }))
    .sort((a, b) => a.place - b.place)
    .slice(0, count)
    .map(({ one }) => one);
}

const chosen = KIND_IDS.flatMap((kind) => sample(slugsOf(kind), EXERCISES, kind));

let server: Server;
let browser: Browser;
let page: Page;
let here: ReturnType<typeof createInProcess>;

beforeAll(async () => {
  const [{ wasm }, bundle] = await Promise.all([
    engineFiles(),
    build({
      entryPoints: [path.resolve("tests/determinism/browser-worker.ts")],
      bundle: true,
      write: false,
      format: "esm",
      target: "es2022",
      logLevel: "error",
      alias: { "~": path.resolve("app") },
    }),
  ]);
  const answers: Record<string, [type: string, body: string | Uint8Array]> = {
    "/": ["text/html", "<!doctype html><title>t</title>"],
    "/worker.js": ["text/javascript", bundle.outputFiles![0]!.contents],
    "/engine.wasm": ["application/wasm", wasm],
  };
  server = createServer((request, response) => {
    const [type, body] = answers[request.url!] ?? ["text/plain", ""];
    response.setHeader("content-type", type);
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.evaluate(() => {
    Object.assign(globalThis, { worker: new Worker("/worker.js", { type: "module" }) });
  });
  here = createInProcess(await builtEngine());
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

function inBrowser(job: EngineJob): Promise<{ done?: Fingerprint; fault?: string }> {
  return page.evaluate((each) => {
    const { worker } = globalThis as unknown as { worker: Worker };
    return new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = (event) => resolve({ fault: event.message });
      worker.postMessage(each);
    });
  }, job);
}

/** Both engines run the same jobs in the same order, so that their memory has the same history. */
async function expectSame(jobs: readonly EngineJob[]): Promise<void> {
  for (const job of jobs) {
    const there = inBrowser(job);
    const done = await fingerprint(here, job);
    expect(await there).toEqual({ done });
  }
}

describe("Node and Chromium give the same result, byte for byte, for", () => {
  test(
    "programs that recurse deeply or use up their budget",
    () => expectSame(sample(PROGRAMS, PROGRAMS_TRIED, "programs")),
    600_000,
  );

  test.each(chosen)(
    "everything that the check of %s runs",
    async (slug) => {
      const jobs = await jobsOf(slug, createInProcess(await builtEngine()));
      expect(jobs.length).toBeGreaterThan(0);
      await expectSame(sample(jobs, JOBS, slug));
    },
    600_000,
  );
});
