/**
 * `npm run backup -- <file> [--force]`: makes a verified copy of the SQLite database that DATABASE_URL specifies, even
 * while the server is running and writing. The copy is created next to the file under a temporary name, and is renamed
 * once it is complete and verified. Exits with 1 if the backup failed (nothing is left behind), and with 2 if the
 * arguments are wrong.
 */
import fs from "node:fs";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { parseArgs } from "node:util";
import {
  databaseUrl,
  describeError,
  fileOf,
  isPostgres,
  namedFile,
  refuseMissing,
  roomBeside,
  size,
  syncFolderOf,
} from "./backup/database-file.mjs";
import { checkCopy, copyLive } from "./backup/online-copy.mjs";
import { showProgress } from "./backup/progress.mjs";

const USAGE = "npm run backup -- <file> [--force]\n  --force  replace the file if it exists";

function readArguments() {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { force: { type: "boolean" } } });
    if (positionals.length === 1) return { file: namedFile(positionals[0]), isForced: values.force === true };
  } catch (error) {
    console.error(error.message);
  }
  console.error(USAGE);
  process.exit(2);
}

function refuseBadTarget({ file, isForced }, source) {
  const there = fs.statSync(file, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw describeError({ code: "EISDIR" }, file, "write");
  if (there && fs.statSync(source).ino === there.ino && fs.statSync(source).dev === there.dev)
    throw new Error(`${file} is the database itself. Name another file.`);
  if (there && !isForced) throw new Error(`${file} already exists. Name another file, or replace it with --force.`);
}

/** Throws if there isn't enough space for the copy. The data in the write-ahead log counts, too. */
function refuseTooLittleRoom(source, file) {
  const needed = [source, `${source}-wal`].reduce(
    (sum, each) => sum + (fs.statSync(each, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
  const room = roomBeside(file);
  if (room >= needed) return;
  throw new Error(
    `There is not enough space for ${file}: it needs ${size(needed)}, and ${size(room)} is free. Free some space, or name a file on another disk.`,
  );
}

async function backup({ file, isForced }) {
  const url = databaseUrl();
  if (isPostgres(url)) {
    throw new Error(
      `The database is PostgreSQL. Use its own tool, which makes consistent copies: pg_dump --format=custom --file=${file} "$DATABASE_URL"`,
    );
  }
  const source = fileOf(url);
  refuseMissing(source);
  refuseBadTarget({ file, isForced }, source);
  // The copy gets its own folder. After a signal, this folder is removed together with the files that SQLite creates
  // next to the copy.
  const folder = `${file}.partial-${process.pid}`;
  // The driver would ignore white space at the end of a name.
  const partial = path.join(folder, "copy.db");
  try {
    // Only this user may read the copy, because it contains people's names and password hashes.
    fs.mkdirSync(folder, { mode: 0o700 });
    fs.closeSync(fs.openSync(partial, "wx", 0o600));
  } catch (error) {
    throw describeError(error, file, "write");
  }
  process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(130));
  refuseTooLittleRoom(source, file);
  console.log(`Copying ${source}…`);
  const progress = await showProgress("pages");
  try {
    await copyLive(source, partial, progress.to);
  } catch (error) {
    throw /^SQLITE_(FULL|IOERR)/.test(error?.code)
      ? describeError(error, file, "write")
      : describeError(error, source, "read");
  } finally {
    progress.end();
  }
  console.log("Checking the copy…");
  const { rows, migration } = check(partial, source);
  // After a signal during the check, the process ends here.
  await setImmediate();
  refuseBadTarget({ file, isForced }, source);
  fs.renameSync(partial, file);
  syncFolderOf(file);
  return { file, rows, migration, bytes: fs.statSync(file).size };
}

function check(copy, source) {
  try {
    return checkCopy(copy);
  } catch (error) {
    throw describeError(error, source, "read");
  }
}

function report({ file, rows, migration, bytes }) {
  const width = Math.max(...rows.map(({ table }) => table.length));
  for (const { table, count } of rows.filter(({ count }) => count > 0))
    console.log(`  ${table.padEnd(width)} ${count}`);
  console.log(`The copy is complete and checked: ${file} (${size(bytes)}, up to the migration ${migration}).`);
  console.log(
    `Also save the folder ${path.resolve(process.env.DATA_DIR || "data")}: it contains the secret and the list of deletions.`,
  );
}

try {
  report(await backup(readArguments()));
} catch (error) {
  // Any other error is a bug in our code, so print its stack, too.
  console.error(error?.constructor === Error && error.code === undefined ? error.message : error);
  console.error("No backup was made.");
  process.exitCode = 1;
}
