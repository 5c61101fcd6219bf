import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll } from "vitest";

// A database, a data folder and a secret for each test file, set before anything reads the environment.
const dir = fs.mkdtempSync(path.join(os.tmpdir(), "onramp-test-"));
fs.copyFileSync(process.env.ONRAMP_TEST_BASE!, path.join(dir, "onramp.db"));
fs.mkdirSync(path.join(dir, "private"));
Object.assign(process.env, {
  NODE_ENV: "test",
  DATABASE_URL: `file:${path.join(dir, "onramp.db")}`,
  DATA_DIR: dir,
  LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
  DEMO: "0",
  EXERCISES_DIR: path.join(dir, "private"),
});
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

// Properties: a fixed sample, so that a red run can be seen again; the long run draws anew, and prints its seed when it fails.
const isLong = process.env.ONRAMP_LONG === "1";
fc.configureGlobal(isLong ? { numRuns: 2_000 } : { seed: 20261120 });
