import { spawnSync } from "node:child_process";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { addressOf, makeDatabase, startPostgresql } from "./postgresql";

declare module "vitest" {
  export interface ProvidedContext {
    /**
     * The address of the PostgreSQL server for the project's tests, and the migrated database that each test file
     * copies.
     */
    postgresql: { url: string; template: string } | undefined;
  }
}

const root = path.resolve(import.meta.dirname, "../..");
const TEMPLATE = "onramp_template";

/** Starts one PostgreSQL server for the test run, with a migrated template database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgresql();
  await makeDatabase(server.url, TEMPLATE);
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/migrate.mjs"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: addressOf(server.url, TEMPLATE) },
  });
  if (status !== 0) throw new Error(`the migrations do not run on PostgreSQL:\n${stdout}${stderr}`);
  project.provide("postgresql", { url: server.url, template: TEMPLATE });
  return () => server.stop();
}
