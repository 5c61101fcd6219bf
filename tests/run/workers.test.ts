import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Installation, makeInstallation } from "../setup/installation";
import { handInAt, registerAt } from "../setup/over-http";
import { type Running, startServer } from "../setup/server";

/** Two web processes that don't grade, and worker processes beside them, on one database. */

const root = path.resolve(import.meta.dirname, "../..");
const SLUG = "test-vat-rounding";
const HAND_INS = 6;
/** A valid suite: each of its tests runs on all of the wrong versions. */
const SUITE = `import { expect, it } from "vitest";
import { vatOf } from "../src/vat";
${Array.from({ length: 8 }, (_, n) => `it("is 19 cents, again (${n})", () => { for (let i = 0; i < 1; i++); expect(vatOf(100, 19)).toBe(19); });`).join("\n")}
`;
/** The same suite, but so slow that both workers have jobs in progress when one of them is killed. */
const SLOW_SUITE = SUITE.replaceAll("i < 1;", "i < 1e6;");

describe.each(["sqlite", "postgresql"] as const)("on %s", (kind) => {
  let installation: Installation;
  const web: Running[] = [];
  const workers: ChildProcess[] = [];
  let cookie = "";

  beforeAll(async () => {
    installation = await makeInstallation(kind);
    for (let n = 0; n < 2; n++)
      web.push(await startServer({ dir: installation.dir, env: { ...installation.env, GRADERS: "0" } }));
    cookie = await registerAt(web[0]!.origin);
  });
  afterAll(async () => {
    for (const worker of workers) worker.kill("SIGKILL");
    for (const server of web) await server.stop("SIGKILL");
    await installation?.remove();
  });

  async function startWorker(): Promise<ChildProcess & { said: () => string }> {
    const { NODE_ENV: _mode, VITEST: _vitest, ...inherited } = process.env;
    // The worker gets no exercise folder, because it needs no exercises.
    const env = { ...inherited, ...installation.env, GRADERS: "1" } as unknown as NodeJS.ProcessEnv;
    const worker = spawn(process.execPath, ["scripts/worker.mjs"], {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    workers.push(worker);
    let output = "";
    for (const stream of [worker.stdout, worker.stderr])
      stream.on("data", (chunk) => {
        output += chunk;
      });
    await vi.waitFor(() => expect(output).toContain("This worker grades"), { timeout: 60_000, interval: 50 });
    return Object.assign(worker, { said: () => output });
  }
  const ended = (worker: ChildProcess) =>
    new Promise<number | null>((resolve) =>
      worker.exitCode === null ? worker.on("close", resolve) : resolve(worker.exitCode),
    );

  const handIn = ({ origin }: Running, suite: string) => handInAt(origin, cookie, SLUG, { suite, confidence: 80 });

  /** Returns whether the live page is notified of a result within this time. */
  async function hears({ origin }: Running, id: string, ms: number): Promise<boolean> {
    const leave = new AbortController();
    const stream = await fetch(`${origin}/submissions/${id}/events`, { headers: { cookie }, signal: leave.signal });
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    const heard = (async () => {
      for (let text = ""; !text.includes("event: result"); ) {
        const { value, done } = await reader.read();
        if (done) return false;
        text += value;
      }
      return true;
    })().catch(() => false);
    const isHeard = await Promise.race([heard, sleep(ms, false)]);
    leave.abort();
    return isHeard;
  }

  const number = async (sql: string) => Number(Object.values((await installation.query(sql))[0]!)[0]);
  const held = () =>
    number(
      kind === "sqlite"
        ? `SELECT count(*) FROM "Job" WHERE task = 'grade' AND "lockedBy" IS NOT NULL`
        : "SELECT count(*) FROM graphile_worker.jobs WHERE task_identifier = 'grade' AND locked_by IS NOT NULL",
    );
  const queued = (task = "grade") =>
    number(
      kind === "sqlite"
        ? `SELECT count(*) FROM "Job" WHERE task = '${task}'`
        : `SELECT count(*) FROM graphile_worker.jobs WHERE task_identifier = '${task}'`,
    );

  it("a submission waits until a worker process grades it, and pages of every web process are notified", async () => {
    const id = await handIn(web[0]!, SUITE);
    expect(await hears(web[0]!, id, 1_500)).toBe(false);
    expect(await queued()).toBe(1);
    const said = await fetch(`${web[0]!.origin}/submissions/${id}`, { headers: { cookie } });
    expect(await said.text()).toContain("Your submission is saved");
    expect(await (await fetch(`${web[0]!.origin}/readyz`)).text()).toContain("no worker is running");
    const both = Promise.all(web.map((server) => hears(server, id, 60_000)));
    const worker = await startWorker();
    expect(worker.said()).toContain(kind === "sqlite" ? "The database is a file" : "on any machine");
    expect(await both).toEqual([true, true]);
    expect(await installation.query(`SELECT graders FROM "WorkerProcess"`)).toEqual([{ graders: 1 }]);
    const seen = await fetch(`${web[1]!.origin}/submissions/${id}`, { headers: { cookie } });
    expect(seen.status).toBe(200);
  });

  it("a worker without a mail server leaves emails to other processes", async () => {
    await installation.query(
      kind === "sqlite"
        ? `INSERT INTO "Job" ("id", "task", "key", "payload", "dueAt")
           VALUES ('m', 'mail', 'mail', 'mail', '2026-01-01T00:00:00.000+00:00')`
        : `SELECT graphile_worker.add_job('mail', '"mail"'::json, job_key => 'mail')`,
    );
    // The worker takes the job that has waited longest first, so it would have taken the email.
    const id = await handIn(web[0]!, SUITE);
    expect(await hears(web[0]!, id, 60_000)).toBe(true);
    expect(await queued("mail")).toBe(1);
  });

  it("when a worker is killed while grading, another takes over in seconds, and each job is graded once", async () => {
    const [first] = workers;
    const second = await startWorker();
    const before = await number(`SELECT count(*) FROM "Result"`);
    for (let n = 0; n < HAND_INS; n++) await handIn(web[n % 2]!, SLOW_SUITE);
    // Wait until both workers have claimed jobs.
    await vi.waitFor(async () => expect(await held()).toBeGreaterThan(2), { timeout: 60_000, interval: 20 });
    first!.kill("SIGKILL");
    await ended(first!);
    const killed = Date.now();
    await vi.waitFor(async () => expect(await number(`SELECT count(*) FROM "WorkerProcess"`)).toBe(1), {
      timeout: 20_000,
      interval: 100,
    });
    expect(Date.now() - killed).toBeLessThan(15_000);
    await vi.waitFor(async () => expect(await queued()).toBe(0), { timeout: 200_000, interval: 200 });
    expect((await number(`SELECT count(*) FROM "Result"`)) - before).toBe(HAND_INS);
    expect(await number(`SELECT count(*) FROM "Result"`)).toBe(
      await number(`SELECT count(DISTINCT "submissionId") FROM "Result"`),
    );
    expect(await number(`SELECT count(*) FROM "Outbox"`)).toBe(await number(`SELECT count(*) FROM "Result"`));
    second.kill("SIGTERM");
    expect(await ended(second)).toBe(0);
    expect(await number(`SELECT count(*) FROM "WorkerProcess"`)).toBe(0);
  });

  it("all web processes exit with 0, and log no error", async () => {
    for (const server of web) {
      expect(await server.stop("SIGTERM")).toBe(0);
      expect(server.output()).not.toContain('"level":50');
    }
  });
});
