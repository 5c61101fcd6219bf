import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openPostgresql } from "../../app/database/postgresql.server";
import { makeInstallation, type RunOptions, runCommand, withDatabase } from "../setup/commands";
import { cookieOf, handInAt, registerAt } from "../setup/over-http";
import { allRows, plantEverywhere } from "../setup/plant";
import { makeDatabase, type Postgresql, startPostgresql } from "../setup/postgresql";
import { type Running, startServer } from "../setup/server";

/**
 * `npm run move` as a user runs it: from a SQLite file with rows in every table to a real PostgreSQL server. Long:
 * each refusal is provoked for real.
 */

const root = path.resolve(import.meta.dirname, "../..");
let postgresql: Postgresql;
let dir = "";
let file = "";
let env: Record<string, string> = {};
let target = "";
let made = 0;
let server: Running | undefined;

/** A SQLite database with rows in every table. */
let planted: ReturnType<typeof makeInstallation>;
beforeAll(async () => {
  planted = makeInstallation();
  await withDatabase(planted.file, plantEverywhere);
  postgresql = await startPostgresql();
  const { status } = await runCommand("migrate.mjs", [], {
    env: { DATABASE_URL: await makeDatabase(postgresql.url, "migrated") },
  });
  expect(status).toBe(0);
});
afterAll(async () => {
  fs.rmSync(planted.dir, { recursive: true, force: true });
  await postgresql?.stop();
});
beforeEach(async () => {
  ({ dir, file, env } = makeInstallation());
  target = await makeDatabase(postgresql.url, `move_${++made}`, "migrated");
});
afterEach(async () => {
  await server?.stop("SIGKILL");
  server = undefined;
  fs.rmSync(dir, { recursive: true, force: true });
});

const plant = () => fs.copyFileSync(planted.file, file);

const move = (to = target, options: RunOptions & { from?: string } = {}) =>
  runCommand("move.ts", ["--from", options.from ?? `file:${file}`, "--to", to], { ...options, env });

async function ask<T extends object>(sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: target });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function movedRows() {
  const db = openPostgresql(target);
  try {
    return await allRows(db);
  } finally {
    await db.$disconnect();
  }
}

/** Counts the rows in all of the target's tables and in its queue. */
async function countThere(): Promise<number> {
  const tables = await ask<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'",
  );
  const counts = [...tables.map(({ name }) => `(SELECT count(*) FROM "${name}")`), "0"].join(" + ");
  const isQueue = (await ask("SELECT 1 FROM pg_tables WHERE tablename = '_private_jobs'")).length > 0;
  const jobs = isQueue ? "(SELECT count(*) FROM graphile_worker._private_jobs)" : "0";
  const [row] = await ask<{ count: string }>(`SELECT ${counts} + ${jobs} AS count`);
  return Number(row!.count);
}

describe("an installation", () => {
  it("moves completely: every table's rows, to the millisecond and the last bit; the file doesn't change", async () => {
    plant();
    target = await makeDatabase(postgresql.url, "without_tables");
    const before = await withDatabase(file, allRows);
    const bytes = fs.readFileSync(file);
    const { status, stdout, stderr } = await move();
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(fs.readFileSync(file).equals(bytes)).toBe(true);
    const { Job: jobs, ...rest } = before;
    const { Job: _none, ...moved } = await movedRows();
    expect(Object.values(rest).map((rows) => rows.length)).toEqual(Object.keys(rest).map(() => 3));
    expect(moved).toEqual(rest);
    for (const table of Object.keys(before)) expect(stdout).toMatch(new RegExp(`\n {2}${table} +3 {2}[0-9a-f]{12}\n`));

    // Read PostgreSQL's values with the driver alone, as the bits that PostgreSQL stores.
    const bits = "SELECT encode(float8send(score), 'hex') AS bits FROM \"Result\" ORDER BY id";
    const kept = await withDatabase(file, (db) => db.result.findMany({ orderBy: { id: "asc" } }));
    const hexOf = (value: number) => {
      const buffer = Buffer.alloc(8);
      buffer.writeDoubleBE(value);
      return buffer.toString("hex");
    };
    expect((await ask<{ bits: string }>(bits)).map((row) => row.bits)).toEqual(kept.map(({ score }) => hexOf(score)));
    const [time] = await ask<{ time: string }>('SELECT "gradedAt"::text AS time FROM "Result" ORDER BY id LIMIT 1');
    expect(time!.time).toBe("2026-11-20 09:08:07.654");
    expect(jobs).toHaveLength(3);
  });

  it("keeps its jobs in PostgreSQL's queue: waiting jobs with their attempts, failed jobs as failed", async () => {
    const at = new Date("2026-11-20T09:08:07.654Z");
    const job = (key: string, more: object) => ({ task: "grade", key, payload: `of ${key}`, dueAt: at, ...more });
    await withDatabase(file, (db) =>
      db.job.createMany({
        data: [
          job("waits", {}),
          job("tried", { attempts: 2, lastError: "it broke" }),
          job("held", { attempts: 1, lockedBy: "gone:1", lockedUntil: new Date("2099-01-01") }),
          job("given up", { attempts: 8, lastError: "it broke", failedAt: new Date("2026-11-21T01:02:03.004Z") }),
          job("died at last", { attempts: 8, lockedBy: "gone:2", lockedUntil: at }),
        ],
      }),
    );
    expect(await move()).toMatchObject({ status: 0, stderr: "" });
    const rows = await ask(
      `SELECT j.key, task_identifier AS task, p.payload #>> '{}' AS payload, j.attempts, j.max_attempts AS max,
              j.last_error AS error, j.run_at AS due, j.locked_by AS holder,
              CASE WHEN j.key = 'given up' THEN j.updated_at END AS changed
       FROM graphile_worker.jobs j JOIN graphile_worker._private_jobs p USING (id) ORDER BY j.key`,
    );
    const carried = (key: string, attempts: number, error: string | null, changed: Date | null = null) => ({
      key,
      task: "grade",
      payload: `of ${key}`,
      attempts,
      max: 8,
      error,
      due: at,
      holder: null,
      changed,
    });
    expect(rows).toEqual([
      carried("died at last", 8, null),
      carried("given up", 8, "it broke", new Date("2026-11-21T01:02:03.004Z")),
      carried("held", 1, null),
      carried("tried", 2, "it broke"),
      carried("waits", 0, null),
    ]);
  });

  it("continues numbering after the last number used, even if that row is gone", async () => {
    await withDatabase(file, async (db) => {
      const row = { type: "a", subjectId: "b", payload: "c" };
      const { id } = await db.outbox.create({ data: { id: 41, ...row } });
      await db.outbox.create({ data: { id: id + 1, ...row } });
      await db.outbox.delete({ where: { id: id + 1 } });
    });
    expect((await move()).status).toBe(0);
    const insert = `INSERT INTO "Outbox" (type, "subjectId", payload) VALUES ('a', 'b', 'c') RETURNING id`;
    expect(await ask(insert)).toEqual([{ id: 43 }]);
  });

  it("reports how many texts PostgreSQL could not store unchanged", async () => {
    await withDatabase(file, (db) =>
      db.$executeRawUnsafe("INSERT INTO Cohort (id, name) VALUES ('a', 'b' || char(0))"),
    );
    const { status, stdout } = await move();
    expect(stdout).toContain("Strings in which U+FFFD replaced U+0000, which PostgreSQL can't store: 1.\n");
    expect(status).toBe(0);
    expect(await ask('SELECT name FROM "Cohort"')).toEqual([{ name: "b\uFFFD" }]);
  });

  it("continues to serve: the same sign-in works, and pending submissions get graded", {
    timeout: 400_000,
  }, async () => {
    server = await startServer({ dir, env: { DEMO: "0", GRADERS: "1" } });
    const who = { email: "ana@example.org", password: "correct horse battery" };
    const post = (url: string, fields: Record<string, string>) =>
      fetch(`${server!.origin}${url}`, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
    const cookie = await registerAt(server.origin);
    const slow = `import { expect, it } from "vitest"; import { vatOf } from "../src/vat";
      it("is 19 cents", () => { for (let i = 0; i < 2e6; i++); expect(vatOf(100, 19)).toBe(19); });`;
    for (let n = 0; n < 4; n++)
      await handInAt(server.origin, cookie, "test-vat-rounding", { suite: slow, confidence: 80 });
    await server.stop("SIGKILL");
    const waiting = await withDatabase(file, (db) => db.job.count());
    expect(waiting).toBeGreaterThan(0);

    expect(await move()).toMatchObject({ status: 0, stderr: "" });
    server = await startServer({ dir, env: { DEMO: "0", GRADERS: "1", DATABASE_URL: target } });
    expect(cookieOf((await post("/sign-in", who)).headers)).toContain("session");
    // It matters only that the submissions are graded, not how soon: on a slow machine, grading takes minutes.
    const counts = 'SELECT (SELECT count(*) FROM "Result") AS results, (SELECT count(*) FROM "Outbox") AS told';
    await expect
      .poll(async () => (await ask(counts))[0], { interval: 200, timeout: 240_000 })
      .toEqual({ results: "4", told: "4" });
    expect(await server.stop()).toBe(0);
  });
});

describe("killed halfway", () => {
  it("the target stays empty, the file stays locked during the move, and a second run moves everything", async () => {
    plant();
    await withDatabase(file, async (db) => {
      const row = (n: number) => ({ type: "a", subjectId: String(n), payload: "x".repeat(3_000) });
      for (let n = 0; n < 8_000; n += 1_000) {
        await db.outbox.createMany({ data: Array.from({ length: 1_000 }, (_, i) => row(n + i)) });
      }
    });
    const child = spawn(
      process.execPath,
      ["--import", "tsx", "scripts/move.ts", "--from", `file:${file}`, "--to", target],
      { cwd: root, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit"] },
    );
    const ended = new Promise((resolve) => child.on("close", resolve));
    await new Promise<void>((resolve) => {
      child.stdout.on("data", (chunk) => String(chunk).includes("25%") && resolve());
      child.on("close", () => resolve());
    });
    expect(child.exitCode).toBeNull();
    await expect(
      withDatabase(file, async (db) => {
        await db.$queryRawUnsafe("PRAGMA busy_timeout = 100");
        await db.cohort.create({ data: { name: "too late" } });
      }),
    ).rejects.toThrow();
    child.kill("SIGKILL");
    await ended;
    expect(await countThere()).toBe(0);
    expect(await move()).toMatchObject({ status: 0, stderr: "" });
    expect(await countThere()).toBe(8_000 + 3 * Object.keys(await movedRows()).length);
  });
});

describe("refuses in one line, and moves nothing, with", () => {
  const refused = async (says: RegExp, to = target, options: Parameters<typeof move>[1] = {}) => {
    const there = await countThere();
    const { status, stderr } = await move(to, options);
    expect(stderr).toMatch(says);
    expect(stderr.trim().split("\n")).toHaveLength(2);
    expect(stderr.trim().split("\n").at(-1)).toBe("Nothing was moved.");
    expect(stderr).not.toContain(`${new URL(postgresql.url).password}@`);
    expect(status).toBe(1);
    expect(await countThere()).toBe(there);
  };

  it("a file that a server is using", async () => {
    server = await startServer({ dir, env: { DEMO: "0" } });
    await refused(/ is in use: a server, a worker or another command has it open\. Stop that process/);
  });

  it("a target that isn't empty", async () => {
    plant();
    expect((await move()).status).toBe(0);
    await refused(
      /^The target is not empty: it contains User, Session, Account and \d+ more\. Specify an empty database;/,
    );
  });

  it("a target that someone writes to", async () => {
    plant();
    expect((await move("postgresql://nobody@127.0.0.1:1/none")).status).toBe(1);
    const client = new pg.Client({ connectionString: target });
    await client.connect();
    await client.query(`BEGIN; INSERT INTO "Cohort" (id, name) VALUES ('a', 'b')`);
    await refused(/^The target is in use: stop the servers and workers that use it, then try again\./);
    await client.end();
  });

  it.each([
    ["loses a row", "RETURN NULL", /^Comment differs between the two sides: 3 rows with checksum \w{12} here, 2 with/],
    [
      "changes a row",
      'NEW."createdAt" := NEW."createdAt" + interval \'1 ms\'; RETURN NEW',
      /^Comment differs between the two sides/,
    ],
  ])("a target that %s", async (_name, does, says) => {
    plant();
    await ask(
      `CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF NEW.id LIKE '%1%' THEN ${does}; END IF; RETURN NEW; END $$`,
    );
    await ask('CREATE TRIGGER spoil BEFORE INSERT ON "Comment" FOR EACH ROW EXECUTE FUNCTION spoil()');
    await refused(says);
  });

  it("a file that is older than this version", async () => {
    await withDatabase(file, (db) =>
      db.$executeRawUnsafe(
        "DELETE FROM _prisma_migrations WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)",
      ),
    );
    await refused(/ is older than this copy of Onramp\. Start Onramp once with this file, stop it, then try again\./);
  });

  it("a file that is newer, damaged, another program's, not a database, or missing", async () => {
    const other = path.join(dir, "other.db");
    const from = { from: `file:${other}` };
    await refused(/^There is no database at \S+\/other\.db\. Check --from\./, target, from);
    fs.writeFileSync(other, "Dear diary, today I wrote no database.\n".repeat(500));
    await refused(/other\.db isn't a SQLite database\./, target, from);
    fs.rmSync(other);
    await withDatabase(other, (db) => db.$executeRawUnsafe("CREATE TABLE a (b)"));
    await refused(/other\.db is a database, but not one of Onramp's\./, target, from);
    fs.copyFileSync(file, other);
    const bytes = fs.readFileSync(other);
    fs.writeFileSync(other, bytes.fill(0xa5, bytes.length - 4096 * 8));
    await refused(/other\.db is damaged\. Restore a backup \(docs/, target, from);
    await withDatabase(file, (db) =>
      db.$executeRawUnsafe(
        "UPDATE _prisma_migrations SET migration_name = '2099_ahead' WHERE migration_name LIKE '%first'",
      ),
    );
    await refused(/ was made by a newer Onramp \(2099_ahead\)/);
  });

  it("an unsupported direction, or a server that doesn't exist", async () => {
    await refused(/^Moving from PostgreSQL is not supported, only from SQLite/, target, { from: postgresql.url });
    await refused(/^Only moving to PostgreSQL is supported/, `file:${path.join(dir, "new.db")}`);
    await refused(/can't be reached/, "postgresql://onramp:word@127.0.0.1:1/onramp");
  });
});

it("the command prints its usage unless both sides are named", async () => {
  const { status, stderr } = await runCommand("move.ts", ["--from", `file:${file}`], { env });
  expect(stderr).toContain("npm run move -- --from file:<path> --to postgresql://");
  expect(status).toBe(2);
});
