/**
 * `npm run restore -- <file>`: replaces the SQLite database that DATABASE_URL specifies with a backup. Everything is
 * prepared in a copy next to the database: the copy is checked, this code's migrations are applied, and everyone on the
 * list of deletions is deleted again. Afterwards, the two files are swapped in a single file-system operation. Nothing
 * changes before that operation. The old database is kept under a name with the date. Exits with 1 on failure, and with
 * 2 if the arguments are wrong.
 */
import fs from "node:fs";
import path from "node:path";
import { checkDatabase } from "./backup/check-database.mjs";
import { databaseUrl, describeError, fileOf, isPostgres, namedFile, syncFolderOf } from "./backup/database-file.mjs";
import { refuseInUse } from "./backup/hold-database.mjs";
import { swapIn } from "./backup/swap-in.mjs";
import { takeIn } from "./backup/take-in.mjs";
import { migrate } from "./migrate.mjs";

const say = (line: string) => process.stdout.write(`${line}\n`);

function readArguments(): string {
  const [name, ...more] = process.argv.slice(2);
  if (name && more.length === 0 && !name.startsWith("-")) return namedFile(name);
  console.error("npm run restore -- <file>");
  process.exit(2);
}

function refuseBadSource(source: string, target: string): void {
  const found = fs.statSync(source, { throwIfNoEntry: false });
  if (!found) throw describeError({ code: "ENOENT" }, source, "read");
  if (found.isDirectory()) throw describeError({ code: "EISDIR" }, source, "read");
  const present = fs.statSync(target, { throwIfNoEntry: false });
  if (present?.ino === found.ino && present.dev === found.dev)
    throw new Error(`${source} is the database itself. Specify a backup file.`);
  try {
    fs.accessSync(source, fs.constants.R_OK);
  } catch (error) {
    throw describeError(error, source, "read");
  }
}

/** Throws if a process is using the target. A file that is missing or isn't a database counts as unused. */
function refuseUsedTarget(target: string): void {
  if (!fs.existsSync(target)) return;
  try {
    refuseInUse(target);
  } catch (error) {
    if (!/^SQLITE_(NOTADB|CORRUPT)/.test((error as { code?: string }).code ?? ""))
      throw describeError(error, target, "write");
  }
}

/** Creates an empty file that only the database's owner can read, even if root runs this script. */
function makeEmpty(copy: string, target: string): void {
  const folder = path.dirname(target);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const present = fs.statSync(target, { throwIfNoEntry: false });
  fs.closeSync(fs.openSync(copy, "wx", 0o600));
  const { uid, gid } = present ?? fs.statSync(folder);
  if (process.getuid?.() === 0) fs.chownSync(copy, uid, gid);
}

/** Deletes from the copy everyone who is on the list of deletions in DATA_DIR. */
async function deleteAgain(copy: string): Promise<number> {
  const data = path.resolve(process.env.DATA_DIR || "data");
  if (!process.env.SECRET && !fs.existsSync(path.join(data, "secret"))) {
    say(
      `There is no secret in ${data}. A new one will be created, and everyone has to sign in again. Is DATA_DIR correct?`,
    );
  }
  // These modules parse the environment on first import.
  process.env.DATABASE_URL = `file:${copy}`;
  const { applyDeletionList } = await import("~/accounts/privacy/deletion-list.server");
  const { db } = await import("~/database/db.server");
  try {
    return await applyDeletionList();
  } finally {
    await db.$disconnect();
  }
}

async function restore(source: string): Promise<void> {
  const url = databaseUrl();
  if (isPostgres(url)) {
    throw new Error(
      `The database is PostgreSQL. Use its own tool: pg_restore --clean --if-exists --single-transaction --dbname="$DATABASE_URL" ${source} (the next start applies the list of deletions)`,
    );
  }
  const target = fileOf(url);
  refuseBadSource(source, target);
  refuseUsedTarget(target);
  const copy = `${target}.restoring-${process.pid}`;
  process.on("exit", () => {
    for (const end of ["", "-journal", "-wal", "-shm"]) fs.rmSync(`${copy}${end}`, { force: true });
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(130));
  try {
    makeEmpty(copy, target);
  } catch (error) {
    throw describeError(error, target, "write");
  }
  say(`Reading ${source}…`);
  await takeIn(source, copy);
  say("Checking it…");
  const { missing, people, handIns } = checkDatabase(copy, source);
  if (missing.length > 0) {
    // `migrate` prints what it does.
    await migrate(`file:${copy}`).catch((error) => {
      throw describeError(error, copy, "write");
    });
  }
  const deleted = await deleteAgain(copy);
  const { kept, isStillUsed } = await swapIn(copy, target);
  syncFolderOf(target);
  say(`Restored: ${target}, with ${people} people and ${handIns} submissions.`);
  if (deleted > 0) say(`People deleted again, because they deleted their accounts after that backup: ${deleted}.`);
  if (kept) say(`The previous database is kept: ${kept}`);
  if (kept) say(`Delete it once everything works. To undo this: npm run restore -- ${kept}`);
  if (!isStillUsed) return;
  console.error("A server was started in the meantime and uses the old database. Stop it, then start it again.");
  process.exitCode = 1;
}

try {
  await restore(readArguments());
} catch (error) {
  const isOurs = error instanceof Error && error.constructor === Error && !("code" in error);
  console.error(isOurs ? error.message : error);
  console.error("Nothing was restored. The database is unchanged.");
  process.exitCode = 1;
}
