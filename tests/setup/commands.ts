import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaClient } from "../../app/generated/prisma/client";
import { bundled } from "./bundled";

const root = path.resolve(import.meta.dirname, "../..");

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** The id of the user to run the command as. Only root may set it. */
  readonly uid?: number;
  /** A shell command line that runs the command as "$@". */
  readonly shell?: string;
}

/** Runs a command in `scripts/` as `npm run` does, but without checking the installed packages. */
export async function runCommand(script: string, args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const file = script.endsWith(".ts") ? await bundled(script) : path.join(root, "scripts", script);
  const own = [process.execPath, file, ...args];
  const [command, ...rest] = options.shell ? ["sh", "-c", options.shell, "sh", ...own] : own;
  // The settings of this test run must not leak into the command.
  const { NODE_ENV: _mode, VITEST: _vitest, INIT_CWD: _cwd, ...inherited } = process.env;
  const child = spawn(command!, rest, {
    cwd: root,
    env: { ...inherited, ...options.env } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
    ...(options.uid !== undefined && { uid: options.uid }),
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, stdout, stderr }));
  });
}

/** Creates a folder that contains an empty, migrated database `onramp.db`. The caller removes the folder. */
export function makeInstallation(): { dir: string; file: string; env: Record<string, string> } {
  const dir = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "onramp-data-")));
  const file = path.join(dir, "onramp.db");
  fs.copyFileSync(process.env.ONRAMP_TEST_BASE!, file);
  return { dir, file, env: { DATABASE_URL: `file:${file}`, DATA_DIR: dir } };
}

/** Queries a SQLite file through a separate client, and closes the client afterwards. */
export async function withDatabase<T>(file: string, ask: (db: PrismaClient) => Promise<T>): Promise<T> {
  const db = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: `file:${file}` }) });
  try {
    return await ask(db);
  } finally {
    await db.$disconnect();
  }
}
