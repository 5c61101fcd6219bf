import { spawnSync } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fewExercises } from "./exercises";

const root = path.resolve(import.meta.dirname, "../..");
const run = (args: string[], env: Record<string, string> = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`node ${args.join(" ")} failed:\n${stdout}${stderr}`);
};

/**
 * Builds the sandbox engine, one migrated database that each test file copies, and the exercises that most tests use.
 */
export default function setup(): void {
  run(["scripts/build-engine.mjs"]);
  const sum = crypto.createHash("sha256");
  const migrations = path.join(root, "prisma/migrations");
  for (const file of fs.readdirSync(migrations, { recursive: true, encoding: "utf8" }).sort()) {
    if (file.endsWith(".sql")) sum.update(file).update(fs.readFileSync(path.join(migrations, file)));
  }
  const base = path.join(root, ".cache/test", `base-${sum.digest("hex").slice(0, 16)}.db`);
  process.env.ONRAMP_TEST_BASE = base;
  process.env.ONRAMP_TEST_EXERCISES = fewExercises();
  if (fs.existsSync(base)) return;
  fs.mkdirSync(path.dirname(base), { recursive: true });
  const making = `${base}.${process.pid}`;
  run(["scripts/migrate.mjs"], { DATABASE_URL: `file:${making}` });
  fs.renameSync(making, base);
}
