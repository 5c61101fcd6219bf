import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { checkRevision, listForAdmin, listUnchecked } from "~/catalogue/checks.server";
import { db } from "~/database/db.server";
import { env } from "~/operations/env.server";
import { ENGINE_VERSION, type Sandbox } from "~/sandbox/contract";
import { createPool } from "~/sandbox/processes/pool.server";
import { clearQueue, getRow, giveUp, listRows } from "../../tests/setup/queue-rows";
import { isQuick } from "../../tests/setup/runs";
import { checkAgain, checkKey, checksIn, queueNextCheck } from "./check-jobs.server";
import { addJob, listFailedJobs, startQueue } from "./queue/queue.server";

const GOOD = "fix-due-date-month-end";
const BROKEN = "fix-of-ours";
const idOf = (slug: string) => findExercise(slug)!.revisionId;

let sandbox: Sandbox;
beforeAll(async () => {
  const folder = path.join(env.exercisesDirs.at(-1)!, BROKEN);
  fs.cpSync(`exercises/${GOOD}`, folder, { recursive: true });
  const hidden = path.join(folder, "hidden");
  const [first] = fs.readdirSync(hidden).filter((file) => file.endsWith(".test.ts"));
  fs.writeFileSync(
    path.join(hidden, first!),
    'import { expect, it } from "vitest";\nit("is easy", () => expect(1).toBe(1));\n',
  );
  await indexExercises();
  // Withdraws the other exercises, because another test checks them.
  await db.exercise.updateMany({ where: { slug: { notIn: [GOOD, BROKEN] } }, data: { isOffered: false } });
  sandbox = createPool({ size: 1 });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await db.revisionCheck.deleteMany();
  await clearQueue();
});

const until = async (isSo: () => Promise<boolean>) => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
};
const checkOf = async (slug: string) => (await listForAdmin()).find((row) => row.slug === slug)!.offered!.check;

describe("checks of exercises", () => {
  it("are queued one after another until all are checked, and store their results", async () => {
    await queueNextCheck();
    expect(await listRows()).toHaveLength(1);
    const worker = startQueue({ check: checksIn(sandbox) }, 2);
    await until(async () => (await listUnchecked()).length === 0 && (await listRows()).length === 0);
    expect(await checkOf(GOOD)).toMatchObject({ hasPassed: true, problems: [], engineVersion: ENGINE_VERSION });
    const { hasPassed, problems } = (await checkOf(BROKEN))!;
    expect(hasPassed).toBe(false);
    expect(problems[0]).toMatchObject({ file: "exercise.json", line: expect.any(Number), message: expect.any(String) });
    await worker.stop();
  });

  it("are queued even if an earlier exercise's check was given up", async () => {
    const [first, second] = await listUnchecked();
    await queueNextCheck();
    expect((await listRows()).map(({ key }) => key)).toEqual([checkKey(first!)]);
    await giveUp(checkKey(first!), "the engine stopped");
    await queueNextCheck();
    expect(new Set((await listRows()).map(({ key }) => key))).toEqual(new Set([checkKey(first!), checkKey(second!)]));
  });

  it.skipIf(isQuick)("are repeated when an admin asks, and others keep their results", async () => {
    const problems = [{ file: "exercise.json", line: 1, message: "kept" }];
    const checked = { engineVersion: ENGINE_VERSION, checkedAt: new Date(Date.now() - 60_000) };
    await db.revisionCheck.createMany({
      data: [
        { ...checked, revisionId: idOf(GOOD), status: "failed", problems: JSON.stringify(problems) },
        { ...checked, revisionId: idOf(BROKEN), status: "failed", problems: JSON.stringify(problems) },
      ],
    });
    const worker = startQueue({ check: checksIn(sandbox) }, 2);
    await checkAgain(idOf(GOOD));
    await until(async () => (await checkOf(GOOD))?.hasPassed === true);
    expect((await checkOf(GOOD))!.at.getTime()).toBeGreaterThan(checked.checkedAt.getTime());
    expect((await checkOf(BROKEN))!.problems).toEqual(problems);
    await worker.stop();
  });

  it.skipIf(isQuick)(
    "are not repeated for a revision that this engine has checked, but are if another engine did",
    async () => {
      const revisionId = idOf(BROKEN);
      const made = { revisionId, status: "passed", problems: "[]", engineVersion: ENGINE_VERSION };
      await db.revisionCheck.create({ data: made });
      await checkRevision(revisionId, sandbox);
      expect(await checkOf(BROKEN)).toMatchObject({ hasPassed: true });
      await db.revisionCheck.update({ where: { revisionId }, data: { engineVersion: "older" } });
      expect(await listUnchecked()).toContain(revisionId);
      await checkRevision(revisionId, sandbox);
      expect(await checkOf(BROKEN)).toMatchObject({ hasPassed: false });
    },
  );

  it.skipIf(isQuick)(
    "leave lanes to learners: only one of many queued checks runs, and a submission behind them is not delayed",
    async () => {
      const ended: string[] = [];
      let asked = 0;
      let most = 0;
      const watched: Sandbox = {
        ...sandbox,
        run: async (request) => {
          most = Math.max(most, ++asked);
          // Each run takes about as long as grading many submissions, so that the test notices if submissions wait for
          // the check.
          await new Promise((resolve) => setTimeout(resolve, 20));
          return sandbox.run(request).finally(() => asked--);
        },
        matrix: (request) => sandbox.matrix(request),
        close: async () => {},
      };
      const check = checksIn(watched);
      const handlers = {
        check: async (id: string) => {
          await check(id);
          ended.push("check");
        },
        grade: async () => void ended.push("hand-in"),
      };
      await db.$transaction(async (tx) => {
        for (const slug of [GOOD, BROKEN])
          await addJob(tx, { task: "check", key: checkKey(idOf(slug)), payload: idOf(slug) });
        await addJob(tx, { task: "grade", key: "grade:one", payload: "" });
      });
      const worker = startQueue(handlers, 2);
      await until(async () => ended.includes("hand-in"));
      // One of the two checks may have ended immediately, because the other one is running and will queue it again.
      expect(ended.filter((what) => what === "check").length).toBeLessThanOrEqual(1);
      expect(await db.revisionCheck.count()).toBe(0);
      await until(async () => (await listUnchecked()).length === 0);
      expect(most).toBe(1);
      await worker.stop();
    },
  );

  it("that failed on our side are retried by the queue, and the others continue", async () => {
    const failing: Sandbox = {
      run: () => Promise.reject(new Error("no thread")),
      matrix: () => Promise.reject(new Error("no thread")),
      close: async () => {},
    };
    await expect(checksIn(failing)(idOf(GOOD))).rejects.toThrow("no thread");
    expect(await db.revisionCheck.count()).toBe(0);
    expect((await listRows()).map(({ key }) => key)).toEqual([checkKey(idOf(BROKEN))]);
  });

  it("that were abandoned are retried when an admin asks", async () => {
    const key = checkKey(idOf(GOOD));
    await db.$transaction((tx) => addJob(tx, { task: "check", key, payload: idOf(GOOD) }));
    await giveUp(key, "no thread");
    expect((await listFailedJobs()).map((job) => job.key)).toEqual([key]);
    await checkAgain();
    expect(await listFailedJobs()).toEqual([]);
    expect(await getRow(key)).toMatchObject({ attempts: 0 });
  });
});
