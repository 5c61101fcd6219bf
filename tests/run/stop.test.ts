import { once } from "node:events";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { afterEach, expect, it } from "vitest";
import { PrismaClient } from "../../app/generated/prisma/client";
import { handInAt, registerAt } from "../setup/over-http";
import { type Running, startServer } from "../setup/server";

/**
 * The server is stopped while it grades, by a signal or by force. The same server or the next one grades each
 * submission once.
 */

const SLUG = "test-vat-rounding";
const HAND_INS = 6;
const GRADERS = 2;
/**
 * A valid suite, each of whose tests runs on all of the wrong versions. One suite for each grader and one more are
 * slow, so that the graders are still busy when the server is stopped. Each suite is different, because identical
 * suites are graded once.
 */
const suiteOf = (number: number) => `// ${number}
import { expect, it } from "vitest";
import { vatOf } from "../src/vat";
${Array.from({ length: 8 }, (_, n) => `it("is 19 cents, again (${n})", () => { for (let i = 0; i < ${number <= GRADERS ? 3e5 : 1}; i++); expect(vatOf(100, 19)).toBe(19); });`).join("\n")}
`;

let server: Running | undefined;
let dir = "";
afterEach(async () => {
  await server?.stop("SIGKILL");
  fs.rmSync(dir, { recursive: true, force: true });
});

async function start() {
  server = await startServer({ env: { DEMO: "0", GRADERS: String(GRADERS) }, ...(dir && { dir }) });
  dir = server.dir;
  return server;
}

/**
 * Counts rows in the database. `running` counts the jobs that a process has claimed. Exercise checks are left out,
 * because they run after grading and continue.
 */
async function count() {
  const task = "grade";
  const db = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: `file:${path.join(dir, "onramp.db")}` }) });
  try {
    return {
      submissions: await db.submission.count(),
      results: await db.result.count(),
      graded: (await db.result.groupBy({ by: ["submissionId"] })).length,
      told: await db.outbox.count(),
      jobs: await db.job.count({ where: { task } }),
      running: await db.job.count({ where: { task, lockedBy: { not: null } } }),
      tried: await db.job.count({ where: { task, attempts: { gt: 0 } } }),
    };
  } finally {
    await db.$disconnect();
  }
}

async function until(what: (counts: Awaited<ReturnType<typeof count>>) => boolean, ms: number) {
  for (const end = Date.now() + ms; Date.now() < end && !what(await count()); )
    await new Promise((resolve) => setTimeout(resolve, 200));
}

const ALL_ONCE = { submissions: HAND_INS, results: HAND_INS, graded: HAND_INS, told: HAND_INS, jobs: 0 };

async function beginWork() {
  const running = await start();
  const cookie = await registerAt(running.origin);
  const ids = [];
  for (let n = 0; n < HAND_INS; n++)
    ids.push(await handInAt(running.origin, cookie, SLUG, { suite: suiteOf(n), confidence: 80 }));
  const streams = await Promise.all(
    ids.slice(-3).map((id) => fetch(`${running.origin}/submissions/${id}/events`, { headers: { cookie } })),
  );
  await until(({ running }) => running > 0, 60_000);
  expect((await count()).running).toBeGreaterThan(0);
  return { running, streams };
}

it("on a signal with open streams and running work it exits with 0 in time, and the next start continues", async () => {
  dir = "";
  const { running, streams } = await beginWork();
  const asked = Date.now();
  expect(await running.stop("SIGTERM")).toBe(0);
  expect(Date.now() - asked).toBeLessThan(10_000);
  // The server ended each stream properly.
  for (const stream of streams) expect(await stream.text()).toContain("retry");
  const left = await count();
  expect(left.jobs).toBeGreaterThan(0);
  expect(left).toMatchObject({ submissions: HAND_INS, running: 0, tried: 0, results: left.graded });
  // A job that finished at the last moment may still be listed; the next run finds its result.
  expect(left.results + left.jobs).toBeGreaterThanOrEqual(HAND_INS);
  await start();
  await until(({ jobs }) => jobs === 0, 200_000);
  expect(await count()).toMatchObject(ALL_ONCE);
  expect(await server!.stop()).toBe(0);
});

it("on a signal it finishes a running request, and then exits with 0", async () => {
  dir = "";
  const running = await start();
  const body = String(
    new URLSearchParams({ name: "Ana", email: "ana@example.org", password: "correct horse battery" }),
  );
  const headers = { "content-type": "application/x-www-form-urlencoded", "content-length": body.length };
  const request = http.request(`${running.origin}/register`, { method: "POST", headers });
  request.write(body.slice(0, 10));
  await sleep(500);
  const exited = running.stop("SIGTERM");
  await sleep(2_000);
  request.end(body.slice(10));
  const [response] = (await once(request, "response")) as [http.IncomingMessage];
  expect(response.headers["set-cookie"]).toBeDefined();
  response.resume();
  expect(await exited).toBe(0);
});

it("when it is killed while it grades, the next start soon takes over and grades each submission once", async () => {
  dir = "";
  const { running } = await beginWork();
  await running.stop("SIGKILL");
  expect((await count()).running).toBeGreaterThan(0);
  await start();
  await until(({ jobs }) => jobs === 0, 200_000);
  expect(await count()).toMatchObject(ALL_ONCE);
});
