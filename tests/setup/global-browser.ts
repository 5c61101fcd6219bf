import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { findChromium } from "./browser";
import { MARK_CHECKED } from "./checked";
import { failureOf, startServer } from "./server";

const root = path.resolve(import.meta.dirname, "../..");

/**
 * A checksum of everything that determines the demonstration: the built server, this file, the exercises, and today's
 * date, on which the demonstration's history ends.
 */
function sumOfDemo(): string {
  const sum = crypto.createHash("sha256").update(new Date().toISOString().slice(0, 10));
  sum.update(fs.readFileSync(path.join(root, "build/server/bundle/web.js")));
  sum.update(fs.readFileSync(import.meta.filename));
  const exercises = path.join(root, "exercises");
  for (const file of fs.readdirSync(exercises, { recursive: true, encoding: "utf8" }).sort()) {
    if (fs.statSync(path.join(exercises, file)).isFile()) sum.update(fs.readFileSync(path.join(exercises, file)));
  }
  return sum.digest("hex").slice(0, 16);
}

/**
 * Marks all exercises as checked, so that no server in the browser tests checks them. Adds an upload in each state to
 * the demonstration's cohort, for the test of all pages.
 */
function fillDemo(file: string): void {
  const database = new Database(file);
  const unbroken = "x".repeat(90);
  const problems = JSON.stringify([
    { file: "key.json", line: 3, message: "names a test that is missing: write it" },
    { file: `${unbroken}.ts`, message: `imports ${unbroken}, which isn’t there` },
  ]);
  try {
    database.exec(MARK_CHECKED);
    database.prepare(`UPDATE "Cohort" SET "allowsUploads" = true`).run();
    for (const state of ["checking", "problems", "ready", "released"])
      database
        .prepare(
          `INSERT INTO "Upload" ("id", "cohortId", "slug", "folder", "state", "runs", "problems", "uploadedAt")
           SELECT ?, "id", ?, '{}', ?, 12, ?, ? FROM "Cohort" LIMIT 1`,
        )
        .run(
          `upload-${state}`,
          `own${"y".repeat(60 - 4 - state.length)}-${state}`,
          state,
          problems,
          "2026-11-24T10:00:00.000+00:00",
        );
  } finally {
    database.close();
  }
}

async function makeDemo(demo: string): Promise<void> {
  const making = `${demo}.${process.pid}`;
  fs.mkdirSync(making, { recursive: true });
  const server = await startServer({ dir: making, timeoutMs: 400_000 });
  await server.stop("SIGTERM");
  fillDemo(path.join(making, "onramp.db"));
  fs.renameSync(making, demo);
}

/**
 * Unpacks the browser once: if two test files unpacked it at the same time, one of them would start an incomplete
 * browser. Also creates one demonstration that each test file copies, because grading its weeks of history takes half a
 * minute of CPU time. Tests that don't need the demonstration run meanwhile, and `startDemo` waits for it.
 */
export default async function setup(): Promise<() => Promise<void>> {
  await findChromium();
  const demo = path.join(root, ".cache/test", `demo-${sumOfDemo()}`);
  process.env.ONRAMP_TEST_DEMO = demo;
  fs.rmSync(failureOf(demo), { force: true });
  const made = fs.existsSync(demo)
    ? Promise.resolve()
    : makeDemo(demo).catch((error: unknown) => fs.writeFileSync(failureOf(demo), String(error)));
  return () => made;
}
