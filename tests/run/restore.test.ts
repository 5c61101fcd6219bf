import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeInstallation, type RunOptions, runCommand, withDatabase } from "../setup/commands";
import { plantEverywhere } from "../setup/plant";
import { type Running, startServer } from "../setup/server";

/**
 * `npm run restore` as a user runs it, on databases with rows in every table. Long, because each refusal is provoked
 * for real.
 */

const root = path.resolve(import.meta.dirname, "../..");
let dir = "";
let file = "";
let env: Record<string, string> = {};
let saved = "";
let server: Running | undefined;

/** A database with rows in every table. */
let planted: ReturnType<typeof makeInstallation>;
beforeAll(async () => {
  planted = makeInstallation();
  await withDatabase(planted.file, plantEverywhere);
});
afterAll(() => fs.rmSync(planted.dir, { recursive: true, force: true }));
const plant = () => fs.copyFileSync(planted.file, file);

beforeEach(() => {
  ({ dir, file, env } = makeInstallation());
  fs.writeFileSync(path.join(dir, "secret"), "not to be lost, and at least 32 characters long\n");
  saved = path.join(dir, "saved.db");
});
afterEach(async () => {
  await server?.stop("SIGKILL");
  server = undefined;
  fs.rmSync(dir, { recursive: true, force: true });
});

const backup = async (to = saved) => expect(await runCommand("backup.mjs", [to], { env })).toMatchObject({ status: 0 });
const restore = (from = saved, options: RunOptions = {}) => runCommand("restore.ts", [from], { ...options, env });
/** Runs statements on a SQLite file with the driver alone. */
function query<T>(of: string, ask: (database: Database) => T): T {
  const database = new Database(of);
  try {
    return ask(database);
  } finally {
    database.close();
  }
}
/** Returns all rows as JSON, keyed by table. */
const rowsOf = (of: string): Record<string, string[]> =>
  query(of, (database) => {
    const sql =
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_*'";
    const names = (database.prepare(sql).all() as { name: string }[]).map(({ name }) => name);
    // JSON can't express -0.
    const text = (row: unknown) => JSON.stringify(row, (_key, value) => (Object.is(value, -0) ? "-0" : value));
    return Object.fromEntries(
      names.map((name) => [name, database.prepare(`SELECT * FROM "${name}" ORDER BY rowid`).all().map(text)]),
    );
  });
const changeRole = (of = file) => query(of, (database) => database.exec("UPDATE Membership SET role = 'changed'"));
/** Lists the files beside the database, except files that every folder has. */
const beside = () => fs.readdirSync(dir).filter((name) => !["onramp.db", "saved.db", "secret"].includes(name));

/**
 * Expects the restore to be refused with this message, and to change nothing. With `isServed`, doesn't compare the
 * database, because a running server writes to it.
 */
async function refused(says: RegExp, { from = saved, isServed = false } = {}) {
  const bytes = fs.readFileSync(file);
  const names = beside();
  const { status, stderr } = await restore(from);
  expect(stderr).toMatch(says);
  expect(stderr.trim().split("\n").at(-1)).toBe("Nothing was restored. The database is unchanged.");
  expect(stderr.trim().split("\n")).toHaveLength(2);
  expect(status).toBe(1);
  if (!isServed) expect(fs.readFileSync(file).equals(bytes)).toBe(true);
  expect(beside()).toEqual(names);
}

describe("a backup", () => {
  it("is restored row for row; the previous database is kept, and can be restored in turn", async () => {
    plant();
    const before = rowsOf(file);
    expect(Object.values(before).map((rows) => rows.length)).toEqual(Object.keys(before).map(() => 3));
    await backup();
    expect(rowsOf(saved)).toEqual(before);
    changeRole();
    const changed = rowsOf(file);
    expect(changed).not.toEqual(before);
    // The file still belongs to the server's user, no matter who restores it, and no one else can read it.
    fs.chmodSync(file, 0o640);
    if (process.getuid?.() === 0) fs.chownSync(file, 65534, 65534);
    const { uid } = fs.statSync(file);
    const modeOf = (of: string) => fs.statSync(of).mode & 0o777;

    const { status, stdout } = await restore();
    expect({ status, rows: rowsOf(file) }).toEqual({ status: 0, rows: before });
    expect([fs.statSync(file).uid, modeOf(file)]).toEqual([uid, 0o600]);
    const [name, ...more] = beside();
    expect(more).toEqual([]);
    expect(name).toMatch(/^onramp\.db\.before-restore-\d{8}-\d{4}$/);
    const kept = path.join(dir, name!);
    expect(stdout).toContain(
      `Restored: ${file}, with 3 people and 3 submissions.\nThe previous database is kept: ${kept}\n`,
    );
    expect([rowsOf(kept), modeOf(kept)]).toEqual([changed, 0o600]);
    expect(fs.readFileSync(path.join(dir, "secret"), "utf8")).toBe("not to be lost, and at least 32 characters long\n");

    expect((await restore(kept)).status).toBe(0);
    expect(rowsOf(file)).toEqual(changed);
  });

  it("replaces a database whose server was killed, and ignores that database's log", async () => {
    plant();
    await backup();
    const before = rowsOf(file);
    spawnSync(process.execPath, [
      "-e",
      `const db = require("better-sqlite3")(${JSON.stringify(file)});
       db.pragma("journal_mode = WAL"); db.exec("UPDATE Membership SET role = 'in the log'"); process.kill(process.pid, "SIGKILL")`,
    ]);
    expect(fs.statSync(`${file}-wal`).size).toBeGreaterThan(0);
    expect((await restore()).status).toBe(0);
    expect(rowsOf(file)).toEqual(before);
    const [kept] = beside();
    expect(rowsOf(path.join(dir, kept!)).Membership!.join()).toContain("in the log");
  });

  it.each([
    ["is no database any more", (bytes: Buffer) => bytes.fill(0x20, 0, 100)],
    ["is damaged inside", (bytes: Buffer) => bytes.fill(0xa5, 4096 * 3)],
  ])("replaces a database that %s, which is kept with its log", async (_name, damage) => {
    plant();
    const before = rowsOf(file);
    await backup();
    const bytes = fs.readFileSync(file);
    damage(bytes);
    fs.writeFileSync(file, bytes);
    const { status, stderr } = await restore();
    expect({ stderr, status, rows: rowsOf(file) }).toEqual({ stderr: "", status: 0, rows: before });
    expect(beside()).toHaveLength(1);
  });

  it("is restored where there is no database, and ignores a leftover log", async () => {
    plant();
    const before = rowsOf(file);
    await backup();
    fs.rmSync(file);
    fs.writeFileSync(`${file}-wal`, "left over");
    expect((await restore()).status).toBe(0);
    expect(rowsOf(file)).toEqual(before);
    expect(beside().join()).toMatch(/^onramp\.db\.before-restore-\d+-\d+-wal$/);
  });

  it("of an older version gets this version's migrations", async () => {
    const isMigration = (name: string) => fs.existsSync(path.join(root, "prisma/migrations", name, "migration.sql"));
    const [first, ...missing] = fs.readdirSync(path.join(root, "prisma/migrations")).filter(isMigration).sort();
    const sql = fs.readFileSync(path.join(root, "prisma/migrations", first!, "migration.sql"), "utf8");
    await withDatabase(saved, async (db) => {
      for (const statement of sql.split(/;\s*$/m).filter((text) => text.trim())) await db.$executeRawUnsafe(statement);
      await db.$executeRawUnsafe(`ATTACH '${file}' AS present`);
      const [table] = await db.$queryRawUnsafe<{ sql: string }[]>(
        "SELECT sql FROM present.sqlite_master WHERE name = '_prisma_migrations'",
      );
      await db.$executeRawUnsafe(table!.sql);
      await db.$executeRawUnsafe(
        `INSERT INTO main._prisma_migrations SELECT * FROM present._prisma_migrations WHERE migration_name = '${first}'`,
      );
      await db.$executeRawUnsafe("INSERT INTO Cohort (id, name) VALUES ('a', 'The old ones')");
    });
    const { status, stdout } = await restore();
    expect(stdout).toContain(`Updating the database (${missing.length} steps)…`);
    expect(status).toBe(0);
    expect(await withDatabase(file, (db) => db.cohort.findMany({ include: { invites: true } }))).toMatchObject([
      { id: "a", name: "The old ones", invites: [] },
    ]);
  });

  it("leaves the old or the new database complete when killed at any moment", { timeout: 120_000 }, async () => {
    plant();
    const before = JSON.stringify(rowsOf(file));
    await backup();
    changeRole();
    const changed = JSON.stringify(rowsOf(file));
    const seen = { before: 0, changed: 0 };
    for (let delay = 200; delay < 1_600; delay += 140) {
      changeRole();
      const child = spawn(process.execPath, ["--import", "tsx", "scripts/restore.ts", saved], {
        cwd: root,
        env: { ...process.env, ...env },
        stdio: "ignore",
      });
      const ended = new Promise((resolve) => child.on("close", resolve));
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.kill("SIGKILL");
      await ended;
      const now = JSON.stringify(rowsOf(file));
      expect([before, changed]).toContain(now);
      seen[now === before ? "before" : "changed"]++;
    }
    expect(seen.changed).toBeGreaterThan(0);
    expect((await restore()).status).toBe(0);
    expect(JSON.stringify(rowsOf(file))).toBe(before);
  });
});

describe("refuses in one line, and changes nothing, with", () => {
  it("a server that has the database open, even an idle one, but not after it ended", async () => {
    server = await startServer({ dir, env: { ...env, DEMO: "0" } });
    await backup();
    await refused(/ is in use: a server, a worker or another command has it open\. Stop that process \(with Ctrl-C/, {
      isServed: true,
    });
    expect(await server.stop()).toBe(0);
    expect((await restore()).status).toBe(0);
    // A server that is killed releases the lock, too.
    server = await startServer({ dir, env: { ...env, DEMO: "0" } });
    await server.stop("SIGKILL");
    expect((await restore()).status).toBe(0);
    server = await startServer({ dir, env: { ...env, DEMO: "0" } });
  });

  it("a damaged backup", async () => {
    plant();
    await backup();
    const bytes = fs.readFileSync(saved);
    bytes.fill(0xa5, bytes.length - 4096 * 8);
    fs.writeFileSync(saved, bytes);
    await refused(/saved\.db is damaged \(.*\)\. Use an older backup\. Nothing was changed\./s);
  });

  it("a truncated backup", async () => {
    plant();
    await backup();
    fs.truncateSync(saved, 4096 * 21);
    await refused(/saved\.db is damaged/);
  });

  it("a backup with a row whose owner doesn't exist", async () => {
    await backup();
    query(saved, (database) => {
      database.pragma("foreign_keys = OFF");
      database.exec("INSERT INTO Membership (id, cohortId, userId, role) VALUES ('a', 'b', 'c', 'lead')");
    });
    await refused(/saved\.db is damaged \(a row in Membership refers to a row in User that does not exist\)/);
  });

  it("a backup from a newer Onramp", async () => {
    await backup();
    query(saved, (database) =>
      database.exec(
        "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('a', 'b', '20990101000000_ahead', 1)",
      ),
    );
    await refused(/saved\.db was made by a newer Onramp \(20990101000000_ahead\)\. Update this copy of Onramp first/);
  });

  it("another program's database", async () => {
    query(saved, (database) => database.exec("CREATE TABLE a (b)"));
    await refused(/saved\.db is a database, but not one of Onramp's\. Name a file that npm run backup created\./);
  });

  it("a file that isn't a database", async () => {
    fs.writeFileSync(saved, "Dear diary, today I wrote no database.\n".repeat(500));
    await refused(/saved\.db isn't a SQLite database\./);
  });

  it("a file that doesn't exist, a folder, or the database itself", async () => {
    await refused(/^There is no file \S+\/saved\.db\.\n/);
    await refused(/ is a folder\. Name a file\.\n/, { from: dir });
    await refused(/ is the database itself\. Specify a backup file\.\n/, { from: file });
  });
});

it("on PostgreSQL, the command says what to do instead", async () => {
  await backup();
  const { status, stderr } = await runCommand("restore.ts", [saved], {
    env: { ...env, DATABASE_URL: "postgresql://onramp:word@db.example/onramp" },
  });
  expect(stderr).toContain('pg_restore --clean --if-exists --single-transaction --dbname="$DATABASE_URL"');
  expect(stderr).not.toContain("word@");
  expect(status).toBe(1);
});

it("a restore doesn't bring back a person who was deleted after the backup", async () => {
  plant();
  const { id } = await withDatabase(file, (db) =>
    db.user.findFirstOrThrow({ where: { isAdmin: false, submissions: { some: {} } } }),
  );
  await backup();
  const script = `const { deletePerson } = await import("./app/accounts/privacy/privacy.server.ts");
    if (!await deletePerson(process.argv[1], async () => {})) throw new Error("no one was deleted");`;
  const child = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script, id], {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  expect(child).toMatchObject({ stderr: "", status: 0 });
  const without = rowsOf(file);
  expect(JSON.stringify(rowsOf(saved))).toContain(id);

  const { status, stdout } = await restore();
  expect(status).toBe(0);
  expect(stdout).toContain("People deleted again, because they deleted their accounts after that backup: 1.\n");
  expect(rowsOf(file)).toEqual(without);
  // The file's unused pages don't contain the person either.
  expect(fs.readFileSync(file).includes(id)).toBe(false);
});
