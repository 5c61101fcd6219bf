import { spawn } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { registerAt } from "../setup/over-http";
import { type Running, startServer } from "../setup/server";

/** An uncaught error fails only the request that caused it. */

let server: Running | undefined;
afterEach(async () => {
  await server?.stop("SIGKILL");
  if (server) fs.rmSync(server.dir, { recursive: true, force: true });
});

const start = async (how: "throw" | "reject") => {
  server = await startServer({
    command: [process.execPath, "--import", "./tests/run/throw-at.mjs", "scripts/start.mjs"],
    env: { DEMO: "0", GRADERS: "1", THROW_AT: "submission read", THROW_HOW: how, DRAIN_SECONDS: "20" },
  });
  return server;
};

const handIn = ({ origin }: Running, cookie: string) =>
  fetch(`${origin}/exercises/test-vat-rounding/work`, {
    method: "POST",
    headers: { cookie, "content-type": "application/json" },
    body: JSON.stringify({
      do: "hand-in",
      key: crypto.randomUUID(),
      work: { suite: "it('a', () => {})", confidence: 80 },
    }),
  });

const count = (text: string, part: string) => text.split(part).length - 1;

it("a thrown error: another process takes over, and every request is answered in the meantime", async () => {
  const running = await start("throw");
  const cookie = await registerAt(running.origin);
  const failures: unknown[] = [];
  let isOver = false;
  const others = (async () => {
    while (!isOver) {
      // A load balancer must not notice the replacement.
      for (const path of ["/sign-in", "/readyz"])
        await fetch(`${running.origin}${path}`).then(
          (reply) => reply.status === 200 || failures.push(reply.status),
          (error) => failures.push(error),
        );
      await sleep(20);
    }
  })();
  await handIn(running, cookie);
  expect(running.output()).toContain('"thrown by a test"');
  await expect.poll(() => count(running.output(), "Onramp is running"), { timeout: 120_000, interval: 200 }).toBe(2);
  // The first process has ended as well.
  await expect.poll(() => count(running.output(), "Finishing work in progress"), { timeout: 30_000 }).toBe(1);
  await sleep(1_000);
  isOver = true;
  await others;
  expect(failures).toEqual([]);
  expect(await running.stop()).toBe(0);
});

it("a rejected promise: the process keeps running", async () => {
  const running = await start("reject");
  const cookie = await registerAt(running.origin);
  await handIn(running, cookie);
  expect((await fetch(`${running.origin}/sign-in`)).status).toBe(200);
  expect(running.output()).toContain('"rejected by a test"');
  await sleep(1_000);
  expect(count(running.output(), "Onramp is running")).toBe(1);
  expect(await running.stop("SIGTERM")).toBe(0);
});

/** The ids of the processes that a process has started. */
const childrenOf = (pid: number) =>
  fs.readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number);
const isServer = (pid: number) => fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("start.mjs");
/** The process that answers requests: the one that the server's first process has started. */
const answering = (pid: number): number =>
  childrenOf(pid).filter(isServer).map(answering).find(Boolean) ?? (isServer(pid) ? pid : 0);

it("a process that ends soon after its start is replaced, too", { timeout: 120_000 }, async () => {
  server = await startServer({ env: { DEMO: "0", GRADERS: "0" } });
  for (const starts of [2, 3]) {
    process.kill(answering(server.process.pid!), "SIGKILL");
    await expect
      .poll(() => count(server!.output(), "Onramp is running"), { timeout: 60_000, interval: 100 })
      .toBe(starts);
    expect((await fetch(`${server.origin}/sign-in`)).status).toBe(200);
  }
  expect(await server.stop("SIGTERM")).toBe(0);
});

it("the request that caused the error gets a 500, and the others work as usual", async () => {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/run/uncaught-app.ts"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, LOG_LEVEL: "silent" },
  });
  try {
    const port = await new Promise<string>((resolve) => child.stdout.once("data", (chunk) => resolve(String(chunk))));
    const ask = async (path: string) => {
      const reply = await fetch(`http://127.0.0.1:${port.trim()}${path}`);
      return [reply.status, await reply.text()] as const;
    };
    const [slow, thrown, rejected, streaming] = await Promise.all(
      ["/slow", "/throws", "/rejects", "/streams"].map(ask),
    );
    expect(slow).toEqual([200, "so"]);
    expect(thrown).toEqual([500, expect.stringContaining("request id r1")]);
    expect(rejected).toEqual([500, expect.stringContaining("request id r1")]);
    expect(streaming).toEqual([200, "begun ended"]);
    expect(child.exitCode).toBeNull();
  } finally {
    child.kill("SIGKILL");
  }
});
