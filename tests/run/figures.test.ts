import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type Installation, makeInstallation } from "../setup/installation";
import { handInAt, registerAt } from "../setup/over-http";
import { type Running, startServer } from "../setup/server";

/**
 * The process that calculates the reports' figures: it counts graded submissions, restarts when it is killed, and never
 * outlives its server. Linux only, because the test reads /proc.
 */

const test = it.runIf(process.platform === "linux");
const SLUG = "test-vat-rounding";
const SUITE = `import { expect, it } from "vitest";
import { vatOf } from "../src/vat";
it("is 19 cents", () => expect(vatOf(100, 19)).toBe(19));
`;

let installation: Installation;
let server: Running;
let cookie = "";
beforeAll(async () => {
  installation = await makeInstallation("sqlite");
  server = await startServer({ dir: installation.dir, env: installation.env });
  cookie = await registerAt(server.origin);
});
afterAll(async () => {
  await server?.stop("SIGKILL");
  await installation?.remove();
});

const isFigures = (pid: number) => fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("figures.mjs");

/** Returns the id of the figures process that the server's web process started, or undefined while there is none. */
function findChild(of = server.process.pid!): number | undefined {
  const children = fs.readFileSync(`/proc/${of}/task/${of}/children`, "utf8").trim().split(" ").map(Number);
  const here = children.filter(Boolean);
  return here.find(isFigures) ?? here.map((pid) => findChild(pid)).find((pid) => pid !== undefined);
}

const handIn = () => handInAt(server.origin, cookie, SLUG, { suite: SUITE, confidence: 80 });

const isCounted = (handIns: number) =>
  vi.waitFor(
    async () => expect(await installation.query(`SELECT "handIns" FROM "LearnerTally"`)).toEqual([{ handIns }]),
    { timeout: 30_000, interval: 100 },
  );

const isThere = (pid: number) => fs.existsSync(`/proc/${pid}`);
const isGone = (pid: number) => vi.waitFor(() => expect(isThere(pid)).toBe(false), { timeout: 15_000, interval: 100 });

test("the process counts graded submissions, and is replaced when it is killed", async () => {
  await handIn();
  await isCounted(1);
  const first = findChild()!;
  process.kill(first, "SIGKILL");
  await isGone(first);
  await handIn();
  await isCounted(2);
  expect(findChild()).not.toBe(first);
  expect(server.output()).toContain("the process for figures ended unexpectedly");
});

test("the process ignores the signals that a terminal sends to the whole group, and ends with its server", async () => {
  const pid = findChild()!;
  process.kill(pid, "SIGINT");
  process.kill(pid, "SIGTERM");
  await sleep(500);
  expect(isThere(pid)).toBe(true);
  expect(await server.stop("SIGTERM")).toBe(0);
  expect(isThere(pid)).toBe(false);
});

test("the process ends when its server is killed", async () => {
  server = await startServer({ dir: installation.dir, env: installation.env });
  const pid = await vi.waitFor(() => findChild() ?? Promise.reject(new Error("not there yet")), { timeout: 60_000 });
  // Kill only the server, not its process group.
  server.process.kill("SIGKILL");
  await isGone(pid);
});
