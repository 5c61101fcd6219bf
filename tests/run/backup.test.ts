import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeInstallation, type RunOptions, runCommand, withDatabase } from "../setup/commands";

/**
 * `npm run backup` as a user runs it: it makes a copy of a database in use, or prints one line that says why there is
 * no copy. Long: each refusal is provoked for real.
 */

const isRoot = process.getuid?.() === 0;
/** Options that run a command as a user without any rights here, if possible. */
const STRANGER = isRoot ? { uid: 65534 } : {};

/** With this prefix, a command may mount a disk that no other process sees. Not every system allows it. */
const OWN_MOUNTS = "unshare --map-root-user --mount";

let dir = "";
let file = "";
let env: Record<string, string> = {};
let target = "";
let writer: ChildProcess | undefined;

beforeEach(() => {
  ({ dir, file, env } = makeInstallation());
  target = path.join(dir, "copies", "copy.db");
  fs.mkdirSync(path.dirname(target));
});
afterEach(() => {
  writer?.kill("SIGKILL");
  writer = undefined;
  fs.rmSync(dir, { recursive: true, force: true });
});

const backup = (options: RunOptions & { args?: string[] } = {}) =>
  runCommand("backup.mjs", options.args ?? [target], { ...options, env: { ...env, ...options.env } });
const copies = () => fs.readdirSync(path.dirname(target));

/** Writes pairs of rows without a pause, each pair in one transaction, and prints the number of each stored pair. */
const WRITER = `
import Database from "better-sqlite3";
const db = new Database(process.argv[1], { timeout: 5000 });
db.pragma("journal_mode = WAL");
db.pragma("synchronous = NORMAL");
const row = db.prepare("INSERT INTO Outbox (type, subjectId, payload, createdAt) VALUES (?, ?, ?, ?)");
const pair = db.transaction((n) => {
  for (const type of ["one", "two"]) row.run(type, String(n), "x".repeat(2000), "2026-11-20T00:00:00.000Z");
});
for (let n = 0; ; n++) {
  pair(n);
  if (n % 500 === 0) process.stdout.write(n + "\\n");
}`;

async function startWriter(untilPair: number): Promise<{ stored(): number }> {
  let stored = -1;
  const started = spawn(process.execPath, ["--input-type=module", "-e", WRITER, file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  writer = started;
  started.stdout.on("data", (chunk) => {
    stored = Number(String(chunk).trim().split("\n").at(-1));
  });
  while (stored < untilPair && started.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 20));
  return { stored: () => stored };
}

describe("a database under constant writes", () => {
  it("is copied completely: whole pairs, every earlier row, no partial writes", { timeout: 120_000 }, async () => {
    const { stored } = await startWriter(8_000);
    const before = stored();
    const { status, stdout, stderr } = await backup();
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    // The writer was writing during the backup, and is still writing.
    const after = stored();
    expect(after).toBeGreaterThan(before);
    expect(writer!.exitCode).toBeNull();
    expect(stdout).toMatch(/25% of \d+ pages\n {2}50% of \d+ pages\n {2}75% of \d+ pages\n {2}100% of \d+ pages\n/);
    expect(copies()).toEqual(["copy.db"]);
    expect(fs.statSync(target).mode & 0o777).toBe(0o600);
    await withDatabase(target, async (db) => {
      const rows = await db.outbox.findMany({ orderBy: { id: "asc" }, select: { type: true, subjectId: true } });
      const pairs = rows.length / 2;
      expect(pairs).toBeGreaterThanOrEqual(before);
      expect(pairs).toBeLessThanOrEqual(after + 1_000);
      expect(rows).toEqual(
        Array.from({ length: pairs }, (_, n) => ["one", "two"].map((type) => ({ type, subjectId: String(n) }))).flat(),
      );
      expect(stdout).toMatch(new RegExp(`Outbox +${rows.length}\n`));
    });
  });
});

it("a backup includes what a killed process left in the log, and doesn't change the database", async () => {
  await startWriter(1_000);
  writer!.kill("SIGKILL");
  await new Promise((resolve) => writer!.on("close", resolve));
  expect(fs.statSync(`${file}-wal`).size).toBeGreaterThan(0);
  expect((await backup()).status).toBe(0);
  const count = (of: string) => withDatabase(of, (db) => db.outbox.count());
  const there = await count(file);
  expect(there).toBeGreaterThan(1_000);
  expect(await count(target)).toBe(there);
});

it("a backup whose name ends in white space is complete, too", async () => {
  await startWriter(100);
  const named = `${target}\r`;
  expect((await backup({ args: [named] })).status).toBe(0);
  fs.renameSync(named, target);
  expect(await withDatabase(target, (db) => db.outbox.count())).toBeGreaterThanOrEqual(100);
});

describe("exits with 1 and one line, and leaves no file, for", () => {
  const refused = async (says: string, options: Parameters<typeof backup>[0] = {}, left: string[] = []) => {
    const { status, stderr } = await backup(options);
    expect({ stderr, status }).toEqual({ stderr: `${says}\nNo backup was made.\n`, status: 1 });
    expect(copies()).toEqual(left);
  };

  it("a file that exists, unless told to replace it", async () => {
    fs.writeFileSync(target, "mine");
    await refused(`${target} already exists. Name another file, or replace it with --force.`, {}, ["copy.db"]);
    expect(fs.readFileSync(target, "utf8")).toBe("mine");
    expect(await backup({ args: ["--force", target] })).toMatchObject({ status: 0 });
    expect(await withDatabase(target, (db) => db.user.count())).toBe(0);
  });

  it("the database itself, even with --force", () =>
    refused(`${file} is the database itself. Name another file.`, { args: ["--force", file] }));

  it("a folder", () => refused(`${dir} is a folder. Name a file.`, { args: [dir] }));

  it("a folder that doesn't exist", () => {
    const folder = path.join(dir, "no", "such");
    return refused(`There is no folder ${folder}. Create it (mkdir -p), or name another file.`, {
      args: [path.join(folder, "copy.db")],
    });
  });

  it("a folder that this user may not write to", () => {
    fs.chmodSync(dir, 0o755);
    fs.chmodSync(file, 0o644);
    fs.chmodSync(path.dirname(target), 0o555);
    return refused(
      `You don't have permission to write ${target}. Run the command as the user that Onramp runs as.`,
      STRANGER,
    );
  });

  it("a database that this user may not read", () => {
    fs.chmodSync(dir, 0o755);
    fs.chmodSync(path.dirname(target), 0o777);
    fs.chmodSync(file, 0o000);
    return refused(
      `You don't have permission to read ${file}. Run the command as the user that Onramp runs as.`,
      STRANGER,
    );
  });

  it("a database that doesn't exist", () => {
    const missing = path.join(dir, "missing.db");
    return refused(
      `There is no database at ${missing}. DATABASE_URL names it; Onramp creates it when it first starts.`,
      {
        env: { DATABASE_URL: `file:${missing}` },
      },
    );
  });

  it("a file that isn't a database", () => {
    fs.writeFileSync(file, "Dear diary, today I wrote no database.\n".repeat(500));
    return refused(`${file} isn't a SQLite database.`);
  });

  it("another program's database", async () => {
    fs.rmSync(file);
    spawnSync(process.execPath, [
      "-e",
      `require("better-sqlite3")(${JSON.stringify(file)}).exec("CREATE TABLE a (b)")`,
    ]);
    await refused("This is a database, but not one of Onramp's: it has no migrations table. Check DATABASE_URL.");
  });

  it("a damaged database", async () => {
    const bytes = fs.readFileSync(file);
    bytes.fill(0xa5, 4096 * 20, 4096 * 24);
    fs.writeFileSync(file, bytes);
    await refused(`${file} is damaged. Restore a backup (docs/backup.md).`);
  });

  it("a database with a row whose owner doesn't exist", async () => {
    const insert =
      "PRAGMA foreign_keys = OFF; INSERT INTO Membership (id, cohortId, userId, role) VALUES ('a', 'b', 'c', 'lead')";
    await withDatabase(file, async (db) => {
      for (const sql of insert.split("; ")) await db.$executeRawUnsafe(sql);
    });
    await refused(
      "The database is damaged: a row in Membership refers to a row in User that does not exist. Restore an older backup (docs/backup.md).",
    );
  });

  it("a disk that fills up during the copy", () =>
    refused(
      `The disk could not write ${target}. Either it is failing, or a quota or file size limit applies. Use another disk.`,
      {
        shell: 'ulimit -f 200; exec "$@"',
      },
    ));

  const canMount = spawnSync("sh", ["-c", `${OWN_MOUNTS} mount -t tmpfs none /mnt`]).status === 0;
  it.skipIf(!canMount)("a disk that is too small", async () => {
    const disk = path.join(dir, "disk");
    fs.mkdirSync(disk);
    const shell = `exec ${OWN_MOUNTS} sh -c 'mount -t tmpfs -o size=64k none ${disk} && "$@"; s=$?; ls ${disk}; exit $s' sh "$@"`;
    const { status, stdout, stderr } = await backup({ args: [path.join(disk, "copy.db")], shell });
    expect(stderr).toMatch(
      /^There is not enough space for \S+disk\/copy\.db: it needs [\d.]+ [kM]B, and \d+ kB is free\. Free some space, or name a file on another disk\.\nNo backup was made\.\n$/,
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  });

  it("PostgreSQL, whose backup command it prints without the password", () =>
    refused(
      `The database is PostgreSQL. Use its own tool, which makes consistent copies: pg_dump --format=custom --file=${target} "$DATABASE_URL"`,
      { env: { DATABASE_URL: "postgresql://onramp:word@db.example/onramp" } },
    ));
});

it("the command prints its usage when no file or more than one is named", async () => {
  for (const args of [[], ["a", "b"], ["--nonsense"]]) {
    const { status, stderr } = await backup({ args });
    expect(stderr).toContain("npm run backup -- <file> [--force]");
    expect(status).toBe(2);
  }
});

it("the command leaves nothing when stopped halfway", { timeout: 120_000 }, async () => {
  await startWriter(8_000);
  const said = path.join(dir, "said");
  const shell = `"$@" > ${said} & pid=$!; until grep -qs Copying ${said}; do sleep 0.01; done; kill -TERM $pid; wait $pid`;
  const { status } = await backup({ shell });
  expect(status).toBe(130);
  expect(copies()).toEqual([]);
});
