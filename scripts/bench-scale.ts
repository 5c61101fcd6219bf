/**
 * `npm run bench:scale`: measures how many submissions are graded per minute with 1, 2 and 4 worker processes and 2 web
 * processes, on SQLite and on PostgreSQL. Everything runs on this machine, including the database and the simulated
 * learners. So the ratios show what more processes achieve on this number of cores, and not what more machines would
 * achieve.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type DatabaseKind, type Installation, makeInstallation } from "../tests/setup/installation";
import { handInAt, registerAt } from "../tests/setup/over-http";
import { type Running, startServer } from "../tests/setup/server";

const WORKERS = [1, 2, 4];
const LEARNERS = 40;
/** How many submissions are in progress at once: enough that no worker ever has to wait for a submission. */
const AT_ONCE = 16;
const WARM_UP_MS = 3_000;
const MEASURE_MS = 12_000;
/** How long to wait for submissions that are still in progress after a measurement. */
const DRAIN_MS = 10_000;

const SLUG = "test-vat-rounding";
const suite = fs.readFileSync(path.resolve("exercises", SLUG, "suites/model.test.ts"), "utf8");

/** Resolves when a learner's open page would show the report. */
async function untilShown({ origin }: Running, cookie: string, id: string, signal: AbortSignal): Promise<void> {
  const events = await fetch(`${origin}/submissions/${id}/events`, { headers: { cookie }, signal });
  const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();
  for (let heard = ""; !heard.includes("event: result"); ) {
    const { value, done } = await reader.read();
    if (done) throw new Error("the stream ended before the result");
    heard += value;
  }
  await reader.cancel();
}

async function startWorker(installation: Installation): Promise<ChildProcess> {
  const env = { ...process.env, ...installation.env, GRADERS: "1" };
  const worker = spawn(process.execPath, ["scripts/worker.mjs"], { env, stdio: ["ignore", "pipe", "inherit"] });
  await new Promise<void>((resolve, reject) => {
    worker.stdout!.on("data", (text) => String(text).includes("This worker grades") && resolve());
    worker.on("close", (code) => reject(new Error(`a worker ended with ${code}`)));
  });
  return worker;
}

const end = (worker: ChildProcess) =>
  new Promise((resolve) => {
    worker.on("close", resolve);
    worker.kill("SIGTERM");
  });

interface Figures {
  readonly aMinute: number;
  readonly medianMs: number;
}

/**
 * Measures how long submissions take. Each learner submits again as soon as they see their report. Submissions
 * alternate between the web processes.
 */
async function measure(web: readonly Running[], cookies: readonly string[]): Promise<Figures> {
  const taken: number[] = [];
  const from = performance.now() + WARM_UP_MS;
  const until = from + MEASURE_MS;
  const signal = AbortSignal.timeout(WARM_UP_MS + MEASURE_MS);
  let turn = 0;
  const lane = async () => {
    while (performance.now() < until) {
      const [server, cookie] = [web[turn % web.length]!, cookies[turn % cookies.length]!];
      turn++;
      const began = performance.now();
      const id = await handInAt(server.origin, cookie, SLUG, { suite, confidence: 80 });
      try {
        await untilShown(server, cookie, id, signal);
      } catch (error) {
        if (signal.aborted) return;
        throw error;
      }
      const now = performance.now();
      if (now >= from && now < until) taken.push(now - began);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  taken.sort((a, b) => a - b);
  return { aMinute: (taken.length * 60_000) / MEASURE_MS, medianMs: taken[taken.length >> 1] ?? Number.NaN };
}

async function drain({ query }: Installation): Promise<void> {
  const ungraded = `SELECT id FROM "Submission" WHERE id NOT IN (SELECT "submissionId" FROM "Result") LIMIT 1`;
  for (const until = Date.now() + DRAIN_MS; Date.now() < until && (await query(ungraded)).length > 0; )
    await sleep(200);
}

async function measureOn(kind: DatabaseKind, say: (text: string) => void): Promise<Figures[]> {
  const installation = await makeInstallation(kind);
  const web: Running[] = [];
  const workers: ChildProcess[] = [];
  try {
    for (let n = 0; n < 2; n++)
      web.push(await startServer({ dir: installation.dir, env: { ...installation.env, GRADERS: "0" } }));
    const cookies: string[] = [];
    for (let n = 0; n < LEARNERS; n++) cookies.push(await registerAt(web[n % 2]!.origin, `learner-${n}`));
    const figures: Figures[] = [];
    for (const count of WORKERS) {
      while (workers.length < count) workers.push(await startWorker(installation));
      say(`${kind}, ${count} worker ${count === 1 ? "process" : "processes"}…`);
      figures.push(await measure(web, cookies));
      await drain(installation);
    }
    return figures;
  } finally {
    await Promise.all(workers.map(end));
    await Promise.all(web.map((server) => server.stop("SIGTERM")));
    await installation.remove();
  }
}

// Builds the pages, unless they are up to date.
if (spawnSync(process.execPath, ["scripts/prepare.mjs"], { stdio: "inherit" }).status !== 0) process.exit(1);
const say = (text: string) => process.stderr.write(`${text}\n`);
const cores = os.availableParallelism();
console.log(
  `Submissions a minute, ${AT_ONCE} concurrent learners, 2 web processes, 1 grading thread per worker, ${cores} cores.`,
);
console.log("In brackets: ratio to 1 worker, and the median time from submission to report.\n");
console.log(["database".padEnd(12), ...WORKERS.map((n) => `${n} worker${n === 1 ? "" : "s"}`.padEnd(26))].join(""));
for (const kind of ["sqlite", "postgresql"] as const) {
  const figures = await measureOn(kind, say);
  const cells = figures.map(({ aMinute, medianMs }) => {
    const ratio = (aMinute / figures[0]!.aMinute).toFixed(2);
    return `${aMinute.toFixed(0)} (${ratio}×, ${medianMs.toFixed(0)} ms)`.padEnd(26);
  });
  console.log([kind.padEnd(12), ...cells].join(""));
}
if (cores < 6)
  console.log(
    `\nThe workers, web processes, simulated learners and database share this machine's ${cores} cores, so more workers than cores gain nothing.`,
  );
