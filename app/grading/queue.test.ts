import { afterEach, describe, expect, it } from "vitest";
import { db } from "~/db.server";
import { addJob, nudge, type QueueWorker, retryJob, startQueue } from "./queue.server";

const workers: QueueWorker[] = [];
const start = (handlers: Parameters<typeof startQueue>[0], lanes = 3) => {
  const worker = startQueue(handlers, lanes);
  workers.push(worker);
  return worker;
};
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  await db.job.deleteMany();
});

const add = (...keys: string[]) =>
  db.$transaction(async (tx) => {
    for (const key of keys) await addJob(tx, { task: "note", key, payload: key });
  });
const untilEmpty = async () => {
  while ((await db.job.count({ where: { failedAt: null } })) > 0)
    await new Promise((resolve) => setTimeout(resolve, 5));
};

describe("the queue", () => {
  it("does each job once, though many lanes and two workers want it", async () => {
    const done: string[] = [];
    const keys = Array.from({ length: 60 }, (_, n) => `job-${n}`);
    await add(...keys);
    start({ note: async (key) => void done.push(key) });
    start({ note: async (key) => void done.push(key) });
    await untilEmpty();
    expect(done.sort()).toEqual(keys.sort());
  });

  it("gives back what does not end in time when it stops: the next worker takes it over at once, as its first try", async () => {
    await add("a");
    let begun = 0;
    const never = startQueue({ note: () => new Promise(() => begun++) }, 1);
    while (begun === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await never.stop(20);
    expect(await db.job.findFirst()).toMatchObject({ attempts: 0, lockedBy: null, lockedUntil: null });
    const done: string[] = [];
    start({ note: async (key) => void done.push(key) });
    await untilEmpty();
    expect(done).toEqual(["a"]);
  });

  it("a job that ends badly after it was given back is not counted as a failure", async () => {
    await add("a");
    let fail = () => {};
    const broken = startQueue(
      { note: () => new Promise((_, reject) => (fail = () => reject(new Error("closed")))) },
      1,
    );
    while ((await db.job.count({ where: { lockedBy: { not: null } } })) === 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 20));
    await broken.stop(20);
    fail();
    await broken.stop();
    expect(await db.job.findFirst()).toMatchObject({ attempts: 0, lastError: null, failedAt: null });
  });

  it("queues the same work once", async () => {
    await add("a", "b");
    await add("a");
    expect(await db.job.count()).toBe(2);
  });

  it("leaves no job behind when the transaction that added it is undone", async () => {
    const undone = db.$transaction(async (tx) => {
      await addJob(tx, { task: "note", key: "a", payload: "" });
      throw new Error("undo");
    });
    await expect(undone).rejects.toThrow("undo");
    expect(await db.job.count()).toBe(0);
  });

  it("tries a failed job again later, and keeps one that failed too often for a person to see", async () => {
    await add("a");
    let tries = 0;
    start({
      note: async () => {
        tries++;
        throw new Error("out of luck");
      },
    });
    while (tries === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const waiting = await db.job.findFirstOrThrow();
    expect(waiting).toMatchObject({ attempts: 1, lastError: "out of luck", failedAt: null, lockedBy: null });
    expect(waiting.dueAt.getTime()).toBeGreaterThan(Date.now());

    await db.job.update({ where: { id: waiting.id }, data: { attempts: 7, dueAt: new Date() } });
    nudge();
    while (tries === 1) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await db.job.findFirstOrThrow()).failedAt).not.toBeNull();
    expect(await retryJob("a")).toBe(true);
    expect(await db.job.findFirstOrThrow()).toMatchObject({ attempts: expect.any(Number), failedAt: null });
  });

  it("takes over a job whose holder died, and leaves one alone that is still held", async () => {
    await add("dead", "held");
    const lock = (key: string, lockedUntil: Date) =>
      db.job.update({ where: { key }, data: { lockedBy: "another", lockedUntil, attempts: 1 } });
    await lock("dead", new Date(Date.now() - 1));
    await lock("held", new Date(Date.now() + 60_000));
    const done: string[] = [];
    start({ note: async (key) => void done.push(key) });
    while ((await db.job.count()) > 1) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(done).toEqual(["dead"]);
  });

  it("lets a worker that lost its lease change nothing", async () => {
    await add("a");
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let started = false;
    start(
      {
        note: async () => {
          started = true;
          await held;
        },
      },
      1,
    );
    while (!started) await new Promise((resolve) => setTimeout(resolve, 5));
    await db.job.updateMany({ data: { lockedBy: "another", lockedUntil: new Date(Date.now() + 60_000) } });
    release();
    await workers[0]!.stop();
    expect(await db.job.findFirstOrThrow()).toMatchObject({ lockedBy: "another" });
  });

  it("stops only after what runs has ended", async () => {
    await add("a");
    let ended = false;
    let started = false;
    const worker = start({
      note: async () => {
        started = true;
        await new Promise((resolve) => setTimeout(resolve, 100));
        ended = true;
      },
    });
    while (!started) await new Promise((resolve) => setTimeout(resolve, 5));
    await worker.stop();
    expect(ended).toBe(true);
    expect(await db.job.count()).toBe(0);
  });
});
