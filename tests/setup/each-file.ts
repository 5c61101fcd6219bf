import crypto from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, expect, inject } from "vitest";
import { dropDatabase, makeDatabase } from "./postgresql";
import { isLong, runs } from "./runs";

// Each test file gets its own database, data folder and secret, set before anything reads the environment.
const dir = fs.mkdtempSync(path.join(os.tmpdir(), "onramp-test-"));
fs.mkdirSync(path.join(dir, "private"));
// Only the Vitest project that runs on PostgreSQL provides this value.
const postgresql = inject("postgresql");
const name = `onramp_${crypto.randomUUID()}`;

/** Matches the files that test the catalogue as a whole. */
const ON_ALL_EXERCISES = /\/tests\/(?:exercises|before-hand-in|strength|catalogue\/\w+)(?:\.full)?\.test\.ts$/;
const isOnAll = ON_ALL_EXERCISES.test(expect.getState().testPath ?? "");
const few = isOnAll ? [] : [process.env.ONRAMP_TEST_EXERCISES!];

async function makeOwn(): Promise<string> {
  if (postgresql) return makeDatabase(postgresql.url, name, postgresql.template);
  fs.copyFileSync(process.env.ONRAMP_TEST_BASE!, path.join(dir, "onramp.db"));
  return `file:${path.join(dir, "onramp.db")}`;
}

Object.assign(process.env, {
  NODE_ENV: "test",
  DATABASE_URL: await makeOwn(),
  DATA_DIR: dir,
  LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
  DEMO: "0",
  EXERCISES_BUILT_IN: isOnAll ? "1" : "0",
  EXERCISES_DIR: [...few, path.join(dir, "private")].join(path.delimiter),
});
afterAll(async () => {
  fs.rmSync(dir, { recursive: true, force: true });
  if (!postgresql) return;
  const { db } = await import("../../app/database/db.server");
  await db.$disconnect();
  await dropDatabase(postgresql.url, name);
});

// Property tests use a fixed sample, so that a failure can be reproduced. The long run draws a new sample, and prints
// its seed if it fails.
fc.configureGlobal({ numRuns: runs(100), ...(!isLong && { seed: 20261120 }) });
