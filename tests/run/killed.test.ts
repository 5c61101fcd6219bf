import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { STEPS, type Step } from "../../app/operations/steps.server";
import { registerAt } from "../setup/over-http";
import { makeDatabase, type Postgresql, startPostgresql } from "../setup/postgresql";
import { isLong } from "../setup/runs";
import { type Running, startServer } from "../setup/server";

/**
 * Kills the product as `kill -9` does at each step from a submission's arrival to the report's first view, and starts
 * it again. Like the real page, the test sends an unanswered submission again under the same key. In the end each
 * submission exists once, with one result and one notice; no draft and no job is left; the report appears, and the live
 * page is notified. `--all` runs each step once, on one of the databases. The long run runs each step fifty times on
 * each database and prints a table (ROUNDS sets another number). workers.test.ts covers separate worker processes.
 * Long: the file contains a learner's page and everything that is counted.
 */
const ROUNDS = Number(process.env.ROUNDS ?? (isLong ? 50 : 1));
/**
 * A killed process on the same machine counts as dead after five seconds. The other processes check every two seconds.
 */
const TAKEOVER_MS = 12_000;

const SLUG = "test-vat-rounding";
const SUITE = `import { expect, it } from "vitest";
import { vatOf } from "../src/vat";
it("is 19 cents", () => expect(vatOf(100, 19)).toBe(19));
`;

interface Row {
  readonly id: string;
  readonly key: string;
  readonly results: number;
  readonly told: number;
}

/** One of the databases: its address, and a way for the test to query it. */
interface Ground {
  readonly url: string;
  readonly dir: string;
  ask<T>(sql: string): Promise<T[]>;
}

const dirs: string[] = [];
let postgresql: Postgresql | undefined;
beforeAll(async () => {
  postgresql = await startPostgresql();
});
afterAll(async () => {
  await postgresql?.stop();
  for (const dir of dirs) fs.rmSync(dir, { recursive: true, force: true });
});

async function prepare(kind: "SQLite" | "PostgreSQL", name: string): Promise<Ground> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "onramp-killed-"));
  dirs.push(dir);
  if (kind === "SQLite") {
    const file = path.join(dir, "onramp.db");
    fs.copyFileSync(process.env.ONRAMP_TEST_BASE!, file);
    const ask = async (sql: string) => {
      const database = new Database(file);
      try {
        return database.prepare(sql).all() as never[];
      } finally {
        database.close();
      }
    };
    return { dir, url: `file:${file}`, ask };
  }
  const url = await makeDatabase(postgresql!.url, name);
  const ask = async (sql: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  };
  return { dir, url, ask };
}

const count = async (ground: Ground, what: string) =>
  Number((await ground.ask<{ n: number }>(`SELECT count(*) AS n FROM ${what}`))[0]!.n);
const jobsOf = (ground: Ground) =>
  count(ground, ground.url.startsWith("file:") ? '"Job"' : "graphile_worker._private_jobs");
const rowsOf = async (ground: Ground): Promise<Row[]> =>
  (
    await ground.ask<Row>(`SELECT id, "handInKey" AS key,
      (SELECT count(*) FROM "Result" WHERE "submissionId" = "Submission".id) AS results,
      (SELECT count(*) FROM "Outbox" WHERE "subjectId" = "Submission".id) AS told FROM "Submission"`)
  ).map((row) => ({ ...row, results: Number(row.results), told: Number(row.told) }));

const isDead = ({ process: { exitCode, signalCode } }: Running) => exitCode !== null || signalCode !== null;

interface Start {
  readonly graders?: number;
  readonly at?: Step;
  readonly on?: number;
}

const killingAt = ({ at, on = 1 }: Start): Record<string, string> => (at ? { KILL_AT: at, KILL_ON: String(on) } : {});
const start = (ground: Ground, how: Start = {}) =>
  startServer({
    dir: ground.dir,
    command: [process.execPath, "--import", "./tests/run/kill-at.mjs", "scripts/start.mjs"],
    env: {
      DATABASE_URL: ground.url,
      DEMO: "0",
      LOG_LEVEL: "error",
      GRADERS: String(how.graders ?? 1),
      ...killingAt(how),
    },
  });

/**
 * Starts a server that will be killed at this step. If the server takes over an old job, it may reach the step and be
 * killed before it is ready. In that case, a server that isn't killed finishes the remaining jobs first.
 */
async function startKilled(ground: Ground, how: Start): Promise<Running> {
  try {
    return await start(ground, how);
  } catch {
    const other = await start(ground);
    expect(await until(async () => (await jobsOf(ground)) === 0, TAKEOVER_MS + 20_000)).toBe(true);
    await other.stop("SIGKILL");
    return start(ground, how);
  }
}

/** A learner's browser: it keeps the cookie and the unanswered submissions. */
class Page {
  cookie = "";
  readonly unanswered: string[] = [];
  readonly answered = new Map<string, string>();

  async post(server: Running, body: object): Promise<{ ok: boolean; submissionId?: string; version?: number } | null> {
    try {
      const reply = await fetch(`${server.origin}/exercises/${SLUG}/work`, {
        method: "POST",
        headers: { cookie: this.cookie, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      expect(reply.status).toBe(200);
      return (await reply.json()) as never;
    } catch (error) {
      if (error instanceof Error && error.name === "AssertionError") throw error;
      // There is no answer, because the connection broke when the process was killed.
      return null;
    }
  }

  /** Saves a draft and hands it in, after any unanswered submissions. */
  async handIn(server: Running, key: string): Promise<void> {
    const saved = await this.post(server, { do: "save", from: 0, work: { suite: SUITE, confidence: 80 } });
    if (saved) expect(saved.ok).toBe(true);
    this.unanswered.push(key);
    await this.repeat(server);
  }

  async repeat(server: Running): Promise<void> {
    for (const key of [...this.unanswered]) {
      const reply = await this.post(server, { do: "hand-in", key, work: { suite: SUITE, confidence: 80 } });
      if (!reply) return;
      expect(reply).toMatchObject({ ok: true });
      this.answered.set(key, reply.submissionId!);
      this.unanswered.splice(this.unanswered.indexOf(key), 1);
    }
  }

  async isShown({ origin }: Running, id: string): Promise<boolean> {
    const reply = await fetch(`${origin}/submissions/${id}`, { headers: { cookie: this.cookie } }).catch(() => null);
    return reply !== null && (await reply.text().catch(() => "")).includes("Graded: ");
  }

  /** Returns whether the live page is notified of the result before the stream ends or the time is up. */
  async isTold({ origin }: Running, id: string, ms: number): Promise<boolean> {
    const signal = AbortSignal.timeout(ms);
    let said = "";
    try {
      const reply = await fetch(`${origin}/submissions/${id}/events`, { headers: { cookie: this.cookie }, signal });
      const reader = reply.body!.pipeThrough(new TextDecoderStream()).getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        said += part.value;
        if (!said.includes("event: result")) continue;
        await reader.cancel();
        return true;
      }
    } catch {
      // The connection was cut.
    }
    return false;
  }
}

async function until(what: () => Promise<boolean> | boolean, ms: number): Promise<boolean> {
  for (const end = performance.now() + ms; performance.now() < end; await sleep(100)) if (await what()) return true;
  return false;
}

/** Waits until the process that is to be killed has ended, while an open page listens and reads. */
async function watch(page: Page, server: Running, victim: Running, key: string, isRead: boolean): Promise<void> {
  const id = page.answered.get(key);
  if (id) void page.isTold(server, id, 60_000);
  const died = await until(async () => {
    if (isRead && id) await page.isShown(server, id);
    return isDead(victim);
  }, 60_000);
  if (!died) throw new Error(`the step was not reached; printed:\n${victim.output()}`);
  expect(victim.process.signalCode).toBe("SIGKILL");
}

interface Tally {
  kills: number;
  lost: number;
  doubled: number;
}

/** Counts what became of the submissions, for each step at which the process was killed. */
async function tally(
  ground: Ground,
  page: Page,
  server: Running,
  keys: ReadonlyMap<string, Step>,
  into: Map<Step, Tally>,
) {
  const rows = await rowsOf(ground);
  for (const [key, step] of keys) {
    const mine = rows.filter((row) => row.key === key);
    const of = into.get(step) ?? { kills: 0, lost: 0, doubled: 0 };
    const isThere =
      mine.length >= 1 && mine[0]!.results >= 1 && mine[0]!.told >= 1 && page.answered.get(key) === mine[0]!.id;
    const isTwice = mine.length > 1 || mine.some(({ results, told }) => results > 1 || told > 1);
    into.set(step, { kills: of.kills + 1, lost: of.lost + (isThere ? 0 : 1), doubled: of.doubled + (isTwice ? 1 : 0) });
    expect({ step, rows: mine }).toMatchObject({ rows: [{ id: page.answered.get(key), results: 1, told: 1 }] });
    expect(await page.isTold(server, mine[0]!.id, 5_000)).toBe(true);
    expect(await page.isShown(server, mine[0]!.id)).toBe(true);
  }
  expect(await count(ground, '"Draft"')).toBe(0);
  expect(await jobsOf(ground)).toBe(0);
}

/** In the long run each round begins at a different step. */
const inTurn = (round: number): Step[] => STEPS.map((_, i) => STEPS[(i * 7 + round * 3) % STEPS.length]!);

/** The short run divides the steps between the databases, because a start takes two seconds of CPU time. */
const isSampled = (kind: string, step: Step) => STEPS.indexOf(step) % 2 === (kind === "SQLite" ? 0 : 1);

function print(what: string, all: ReadonlyMap<Step, Tally>, slowest: number): void {
  if (ROUNDS === 1) return;
  const lines = [...all].map(([step, t]) => `| ${what} | ${step} | ${t.kills} | ${t.lost} | ${t.doubled} |`);
  process.stdout.write(
    `\n| where | killed at | kills | lost | doubled |\n|---|---|---|---|---|\n${lines.join("\n")}\nAll done after the last kill: ${Math.round(slowest)} ms at most, with the start.\n`,
  );
}

describe.concurrent.each(["SQLite", "PostgreSQL"] as const)("on %s", (kind) => {
  it("killed at each step, all in one process: nothing is lost or duplicated", {
    timeout: ROUNDS * 600_000,
  }, async () => {
    const ground = await prepare(kind, "onramp_killed");
    const steps = (round: number) => inTurn(round).filter((step) => ROUNDS > 1 || isSampled(kind, step));
    const all = new Map<Step, Tally>();
    let slowest = 0;
    let server = await start(ground);
    try {
      for (let round = 0; round < ROUNDS; round++) {
        const page = new Page();
        page.cookie = await registerAt(server.origin, `ana${round}`);
        const keys = new Map<string, Step>();
        await server.stop("SIGKILL");
        for (const step of steps(round)) {
          const key = `${round} ${step}`;
          keys.set(key, step);
          // The draft is saved, and the save request is answered, before the submission is sent.
          server = await startKilled(ground, { at: step, on: step === "request answered" ? 2 : 1 });
          await page.repeat(server);
          await page.handIn(server, key);
          await watch(page, server, server, key, step === "report read");
        }
        const begun = performance.now();
        server = await start(ground);
        await page.repeat(server);
        expect(page.unanswered).toEqual([]);
        expect(await until(async () => (await jobsOf(ground)) === 0, TAKEOVER_MS + 20_000)).toBe(true);
        slowest = Math.max(slowest, performance.now() - begun);
        await tally(ground, page, server, keys, all);
        if (ROUNDS > 1) process.stdout.write(`${kind}: round ${round + 1} of ${ROUNDS}, ${slowest.toFixed(0)} ms\n`);
      }
    } finally {
      await server.stop("SIGKILL");
      print(`${kind}, one process`, all, slowest);
    }
    expect(await count(ground, '"Submission"')).toBe(ROUNDS * steps(0).length);
  });
});
