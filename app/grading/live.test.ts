import crypto from "node:crypto";
import { afterEach, expect, it, vi } from "vitest";
import { db } from "~/database/db.server";
import { env } from "~/operations/env.server";
import { isQuick } from "../../tests/setup/runs";
import { leastMs, leastOf } from "../../tests/setup/timing";
import { announceResult, onResult, publishResult } from "./live.server";

/**
 * These tests run on SQLite and on PostgreSQL. A result from another process is simulated by not announcing it here.
 */

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});
function hear(id: string) {
  const heard = vi.fn();
  stops.push(onResult(id, heard));
  return heard;
}
const publish = (id: string) => db.$transaction((tx) => publishResult(tx, id, crypto.randomUUID()));
const heardOf = (heard: ReturnType<typeof vi.fn>, count: number) =>
  vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(count), { timeout: 10_000, interval: 10 });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it("a result is sent to its listeners, once each, and to no one else", async () => {
  const [mine, other] = [crypto.randomUUID(), crypto.randomUUID()];
  const [first, second, third] = [hear(mine), hear(mine), hear(other)];
  await publish(mine);
  announceResult(mine);
  announceResult(mine);
  await heardOf(first, 1);
  await heardOf(second, 1);
  await publish(mine);
  await heardOf(first, 2);
  await pause(1_200);
  expect([first, second, third].map((one) => one.mock.calls.length)).toEqual([2, 2, 0]);
});

it("a result of this process is sent immediately", async () => {
  const id = crypto.randomUUID();
  const heard = hear(id);
  await pause(300);
  let count = 0;
  const sending = leastOf(async () => {
    await publish(id);
    announceResult(id);
    const from = performance.now();
    await heardOf(heard, ++count);
    return performance.now() - from;
  });
  expect(await sending).toBeLessThan(500);
});

it("a result of another process is sent soon, and one of a rolled-back transaction is never sent", async () => {
  const id = crypto.randomUUID();
  const heard = hear(id);
  await db
    .$transaction(async (tx) => {
      await publishResult(tx, id, "none");
      throw new Error("undo");
    })
    .catch(() => {});
  await pause(1_200);
  expect(heard).not.toHaveBeenCalled();
  const from = performance.now();
  await publish(id);
  await heardOf(heard, 1);
  expect(performance.now() - from).toBeLessThan(4_000);
});

it.skipIf(isQuick)("a listener that left receives nothing", async () => {
  const id = crypto.randomUUID();
  const heard = hear(id);
  stops.pop()!();
  await publish(id);
  announceResult(id);
  await pause(1_200);
  expect(heard).not.toHaveBeenCalled();
});

it.runIf(env.databaseKind === "postgresql")(
  "a result that was stored while the connection was lost is sent once the connection is back",
  async () => {
    const id = crypto.randomUUID();
    const heard = hear(id);
    const listeners = () =>
      db.$queryRaw<{ pid: number }[]>`SELECT pid FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'onramp: listening'`;
    await vi.waitFor(async () => expect(await listeners()).toHaveLength(1), { timeout: 10_000 });
    const [{ pid }] = (await listeners()) as [{ pid: number }];
    await db.$transaction(async (tx) => {
      await publishResult(tx, id, "of then");
      await tx.$queryRaw`SELECT pg_terminate_backend(${pid}::int)::text`;
      await pause(50);
    });
    await heardOf(heard, 1);
    // Results arrive by notification again, not only by polling.
    await vi.waitFor(async () => expect(await listeners()).toHaveLength(1), { timeout: 10_000 });
    await pause(200);
    let count = 1;
    const sending = leastMs(async () => {
      await publish(id);
      await heardOf(heard, ++count);
    });
    expect(await sending).toBeLessThan(700);
  },
);
