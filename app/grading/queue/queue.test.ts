import { spawn } from "node:child_process";
import crypto from "node:crypto";
import os from "node:os";
import pg from "pg";
import { afterEach, describe, expect, it, vi } from "vitest";
import { db } from "~/database/db.server";
import { env } from "~/operations/env.server";
import { clearQueue, getRow, holdBy, listRows, makeDue } from "../../../tests/setup/queue-rows";
import { isQuick, sample } from "../../../tests/setup/runs";
import { captureLog } from "../../../tests/your-data/search";
import { MAX_ATTEMPTS } from "./queue";
import {
  addJob,
  findPendingJob,
  getQueueState,
  listFailedJobs,
  nudge,
  type QueueWorker,
  retryJob,
  startQueue,
} from "./queue.server";

// Long: covers the whole contract, including failures, for two implementations.

/** Tests the queue's contract for both implementations: this file runs on SQLite and on PostgreSQL. */

const workers: QueueWorker[] = [];
const start = (handlers: Parameters<typeof startQueue>[0], lanes = 3) => {
  const worker = startQueue(handlers, lanes);
  workers.push(worker);
  return worker;
};
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  await clearQueue();
  await db.workerProcess.deleteMany();
});

const add = async (...keys: string[]) => {
  await db.$transaction(async (tx) => {
    for (const key of keys) await addJob(tx, { task: "note", key, payload: key });
  });
  nudge();
};
const until = (holds: () => boolean | Promise<boolean>, timeout = 30_000) =>
  vi.waitFor(async () => expect(await holds()).toBe(true), { timeout, interval: 10 });
const untilEmpty = () => until(async () => (await listRows()).length === 0);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("a job", () => {
  it("runs once, although many lanes and two workers compete for it", async () => {
    const done: string[] = [];
    const keys = Array.from({ length: 60 }, (_, n) => `job-${n}`);
    await add(...keys);
    start({ note: async (key) => void done.push(key) });
    start({ note: async (key) => void done.push(key) });
    await untilEmpty();
    expect(done.sort()).toEqual(keys.sort());
  });

  it("waits for another worker if this one does not know its task", async () => {
    await db.$transaction((tx) => addJob(tx, { task: "newer", key: "a", payload: "a" }));
    await add("b");
    const done: string[] = [];
    start({ note: async (key) => void done.push(key) });
    await until(async () => (await listRows()).length === 1);
    await pause(100);
    expect(done).toEqual(["b"]);
    expect(await getRow("a")).toMatchObject({ attempts: 0, lastError: null, isHeld: false });
  });

  it("starts immediately if it was added while the queue was idle", async () => {
    let begun = 0;
    start({ note: async () => void begun++ });
    const waits: number[] = [];
    for (let n = 1; n <= 5; n++) {
      await add(`job-${n}`);
      const added = performance.now();
      await until(() => begun === n);
      waits.push(performance.now() - added);
      await untilEmpty();
      await pause(50);
    }
    // Polling alone would take 0.5 s or 2 s for each job. A busy machine delays some notifications, but not all.
    expect(Math.min(...waits.slice(1))).toBeLessThan(250);
  });

  it("is queued once by its key, even while it runs", async () => {
    await add("a", "b");
    await add("a");
    expect(await listRows()).toHaveLength(2);
    let release = () => {};
    let runs = 0;
    const held = () =>
      new Promise<void>((resolve) => {
        runs++;
        release = resolve;
      });
    start({ note: held }, 1);
    await until(() => runs === 1);
    await add("a", "b");
    expect(await listRows()).toHaveLength(2);
    release();
    await until(() => runs === 2);
    release();
    await untilEmpty();
    expect(runs).toBe(2);
  });

  it("leaves no trace if the transaction that added it is rolled back", async () => {
    const undone = db.$transaction(async (tx) => {
      await addJob(tx, { task: "note", key: "a", payload: "" });
      throw new Error("undo");
    });
    await expect(undone).rejects.toThrow("undo");
    expect(await listRows()).toEqual([]);
  });

  it("that fails is retried later, with growing delays", async () => {
    await add("a");
    let tries = 0;
    start({
      note: async () => {
        tries++;
        throw new Error("out of luck");
      },
    });
    await until(async () => (await getRow("a")).lastError === "out of luck");
    const first = await getRow("a");
    expect(first).toMatchObject({ attempts: 1, isHeld: false });
    expect(first.dueIn).toBeGreaterThan(1_000);
    expect(await findPendingJob("a")).toEqual({ hasFailed: true, willRetry: true });
    await makeDue("a", 4);
    await until(() => tries === 2, 10_000);
    await until(async () => !(await getRow("a")).isHeld);
    expect((await getRow("a")).dueIn).toBeGreaterThan(100_000);
  });

  it("that failed too often is kept for an admin, and retried on request", async () => {
    await add("a");
    await makeDue("a", MAX_ATTEMPTS - 1);
    let isMended = false;
    let tries = 0;
    start({
      note: async () => {
        tries++;
        if (!isMended) throw new Error("out of luck");
      },
    });
    await until(async () => (await listFailedJobs()).length === 1);
    const [failed] = await listFailedJobs();
    expect(failed).toMatchObject({ key: "a", task: "note", attempts: MAX_ATTEMPTS });
    // On SQLite, the time is rounded to the hour.
    expect(Math.abs(Date.now() - failed!.failedAt!.getTime())).toBeLessThan(3_660_000);
    expect(await getQueueState()).toEqual({ waiting: 0, running: 0, failed: 1, oldestMinutes: null });
    expect(await findPendingJob("a")).toEqual({ hasFailed: true, willRetry: false });
    isMended = true;
    expect(await retryJob("a")).toBe(true);
    await untilEmpty();
    expect(tries).toBe(2);
    expect(await retryJob("a")).toBe(false);
    expect(await findPendingJob("a")).toBeNull();
  });

  it("that fails is named in the log if it checks an exercise, but not if it grades someone's work", async () => {
    const lines = captureLog();
    await db.$transaction(async (tx) => {
      for (const task of ["check", "grade"]) await addJob(tx, { task, key: `${task}:its-id`, payload: "" });
    });
    const fail = () => Promise.reject(new Error("out of luck"));
    start({ check: fail, grade: fail });
    await until(async () => (await listRows()).every(({ lastError }) => lastError !== null));
    const failed = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === "a job failed");
    const keys = Object.fromEntries(failed.map(({ task, key }) => [task, key]));
    expect(keys).toStrictEqual({ check: "check:its-id", grade: undefined });
  });

  it("stores no text of a learner or a query in its error", async () => {
    await add("syntax", "query");
    start({
      note: async (key) => {
        if (key === "syntax") JSON.parse("{ wombat");
        await db.user.create({
          data: { name: "wombat", email: "wombat@example.org", createdAt: "wombat", updatedAt: 1 } as never,
        });
      },
    });
    await until(async () => (await listRows()).every(({ lastError }) => lastError !== null));
    for (const { lastError } of await listRows()) {
      expect(lastError).toMatch(/^(SyntaxError|Prisma)/);
      expect(lastError).not.toContain("wombat");
    }
  });
});

describe("the queue's state", () => {
  it("counts waiting, running and failed jobs, and gives the age of the oldest waiting one", async () => {
    expect(await getQueueState()).toEqual({ waiting: 0, running: 0, failed: 0, oldestMinutes: null });
    await add("a", "b", "c");
    await holdBy("a", "somebody", 1);
    await makeDue("b", 3);
    expect(await getQueueState()).toEqual({ waiting: 2, running: 1, failed: 0, oldestMinutes: 0 });
    expect(await findPendingJob("a")).toEqual({ hasFailed: false, willRetry: true });
    expect(await retryJob("b")).toBe(false);
  });
});

describe("a worker that stops", () => {
  it("finishes running jobs, and takes no new ones", async () => {
    await add("a", "b");
    const done: string[] = [];
    const worker = start(
      {
        note: async (key) => {
          await pause(100);
          done.push(key);
        },
      },
      1,
    );
    await until(async () => (await getQueueState()).running === 1);
    await worker.stop();
    expect(done).toHaveLength(1);
    expect(await getQueueState()).toMatchObject({ waiting: 1, running: 0 });
  });

  it("releases jobs that do not end in time: another takes them over immediately, as a first attempt", async () => {
    await add("a");
    let begun = 0;
    const never = startQueue({ note: () => new Promise(() => begun++) }, 1);
    await until(() => begun === 1);
    await never.stop(20);
    expect(await getRow("a")).toMatchObject({ attempts: 0, isHeld: false });
    const done: string[] = [];
    start({ note: async (key) => void done.push(key) });
    await untilEmpty();
    expect(done).toEqual(["a"]);
  });

  it("does not count a failure after the job was released", async () => {
    await add("a");
    let fail: (() => void) | undefined;
    const broken = startQueue(
      { note: () => new Promise((_, reject) => (fail = () => reject(new Error("closed")))) },
      1,
    );
    await until(() => fail !== undefined);
    await broken.stop(20);
    fail!();
    await pause(100);
    expect(await getRow("a")).toMatchObject({ attempts: 0, lastError: null, isHeld: false });
  });

  it.skipIf(isQuick)("is listed as long as it is running", async () => {
    const worker = start({ note: async () => {} }, 2);
    await until(async () => (await db.workerProcess.count()) === 1);
    const [row] = await db.workerProcess.findMany();
    expect(row).toMatchObject({ name: `${os.hostname()}:${process.pid}`, graders: 2 });
    const later = async () => (await db.workerProcess.findFirstOrThrow()).seenAt > row!.seenAt;
    await until(later, 10_000);
    await worker.stop();
    expect(await db.workerProcess.count()).toBe(0);
  });
});

describe("a worker that died", () => {
  /** Creates a dead worker's row, which was last updated `agoMs` ago. */
  const leave = (name: string, agoMs: number) => {
    const seenAt = new Date(Date.now() - agoMs);
    return db.workerProcess.create({ data: { id: crypto.randomUUID(), name, graders: 1, startedAt: seenAt, seenAt } });
  };
  const deadPid = async () => {
    const child = spawn(process.execPath, ["-e", ""]);
    await new Promise((resolve) => child.on("close", resolve));
    return child.pid!;
  };

  it("loses its jobs in seconds: if it is silent, if its process is gone, and if it left no row", async () => {
    const silent = await leave("elsewhere:1", 20_000);
    const gone = await leave(`${os.hostname()}:${await deadPid()}`, 6_000);
    await add("a", "b", "c");
    await holdBy("a", silent.id, 1);
    await holdBy("b", gone.id, 1);
    await holdBy("c", crypto.randomUUID(), 1);
    const done: string[] = [];
    start({ note: async (key) => void done.push(key) });
    await untilEmpty();
    expect(done.sort()).toEqual(["a", "b", "c"]);
    expect(await db.workerProcess.count()).toBe(1);
  });

  it("is not a worker with a recent heartbeat, nor a slow one of this machine", async () => {
    const other = await leave("elsewhere:1", 6_000);
    const slow = await leave(`${os.hostname()}:${process.pid}`, 6_000);
    await add("a", "b", "c");
    await holdBy("a", other.id, 1);
    await holdBy("b", slow.id, 1);
    const done: string[] = [];
    start({ note: async (key) => void done.push(key) });
    await until(() => done.length > 0);
    await pause(100);
    expect(done).toEqual(["c"]);
    expect(await getQueueState()).toMatchObject({ running: 2 });
  });

  it("because of the same job each time doesn't retry it forever: the job fails after its attempts", async () => {
    await add("a", "b");
    await holdBy("a", crypto.randomUUID(), MAX_ATTEMPTS);
    const done: string[] = [];
    start({ note: async (key) => void done.push(key) });
    await until(async () => (await listFailedJobs()).length === 1);
    await until(() => done.length === 1);
    expect(done).toEqual(["b"]);
    expect((await listFailedJobs())[0]).toMatchObject({ key: "a", attempts: MAX_ATTEMPTS });
    expect(await findPendingJob("a")).toEqual({ hasFailed: true, willRetry: false });
    expect(await retryJob("a")).toBe(true);
    await untilEmpty();
    expect(done).toEqual(["b", "a"]);
  });
});

describe.runIf(env.databaseKind === "postgresql")("a worker whose database is unavailable", () => {
  /** Runs `whileAway` while new connections are refused and existing ones are closed, as if the server had stopped. */
  async function away(url: URL, whileAway: () => Promise<void>): Promise<void> {
    const name = url.pathname.slice(1);
    const outside = new pg.Client({ connectionString: Object.assign(new URL(url), { pathname: "/postgres" }).href });
    await outside.connect();
    await outside.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS false`);
    await outside.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
    await whileAway();
    await outside.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS true`);
    await outside.end();
  }

  const ways = [
    ["a job that ends well", false],
    ["a job that fails", true],
  ] as const;
  it.each(sample(ways, 1, ([way]) => way))(
    "in the middle of %s survives, and continues when it is back",
    async (_what, fails) => {
      const runs: string[] = [];
      let release = () => {};
      const held = async (key: string) => {
        runs.push(key);
        // Only the first run waits. When the database is back, jobs whose end was not recorded run again.
        if (runs.length > 1) return;
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        if (fails) throw new Error("the database is away");
      };
      start({ note: held }, 1);
      await add("a");
      await until(() => runs.length === 1);
      await add("b");
      await away(new URL(env.databaseUrl), async () => {
        release();
        await pause(2_500);
      });
      await add("c");
      await until(async () => (await listRows()).every(({ key }) => key === "a" && fails));
      if (fails) await makeDue("a", 1);
      await untilEmpty();
      expect(runs.length).toBeGreaterThanOrEqual(4);
      expect(new Set(runs)).toEqual(new Set(["a", "b", "c"]));
    },
  );
});

it("a worker that lost its job changes nothing by failing", async () => {
  await add("a");
  let fail: (() => void) | undefined;
  const worker = start({ note: () => new Promise((_, reject) => (fail = () => reject(new Error("late")))) }, 1);
  await until(() => fail !== undefined);
  const other = await db.workerProcess.create({
    data: { name: "elsewhere:1", graders: 1, startedAt: new Date(), seenAt: new Date() },
  });
  await holdBy("a", other.id, 2);
  fail!();
  await worker.stop();
  expect(await getRow("a")).toMatchObject({ attempts: 2, lastError: null, isHeld: true });
});
