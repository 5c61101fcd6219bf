import { spawnSync } from "node:child_process";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addressOf, makeDatabase, type Postgresql, startPostgresql } from "../setup/postgresql";

/**
 * If the product is started with an unusable PostgreSQL server, it says in one line what is wrong and what to do, and
 * changes nothing.
 */

let server: Postgresql;
beforeAll(async () => {
  server = await startPostgresql();
});
afterAll(() => server?.stop());

async function query(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Returns the server's address with some parts replaced. */
function other(parts: Partial<Record<"port" | "username" | "password" | "pathname", string>>): string {
  return Object.assign(new URL(server.url), parts).href;
}

/** Starts the product, as `npm start` does after the build, and expects it to exit with this message. */
function refused(url: string, says: RegExp): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/start.mjs"], {
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: url, DEMO: "0", PORT: "0" },
  });
  expect(stderr).toMatch(says);
  expect(stderr).toMatch(/\nOnramp couldn't start\.\n$/);
  // The message contains no stack trace and no secret.
  expect(stderr.trim().split("\n")).toHaveLength(2);
  expect(stdout + stderr).not.toContain(new URL(url).password || "nothing");
  expect(status).toBe(1);
}

it("no server there", () => refused(other({ port: "1" }), /^The database server 127\.0\.0\.1:1 can't be reached/));

it("a wrong password, or no such user", () => {
  refused(other({ password: "a-guess" }), /rejects the password of “postgres”\. Check user and password/);
  refused(other({ username: "nobody" }), /“nobody”/);
});

it("no such database", () => {
  refused(other({ pathname: "/nowhere" }), /has no database “nowhere”\. Create it: createdb -E UTF8 nowhere/);
});

it("a user who may not create tables", async () => {
  const url = await makeDatabase(server.url, "others");
  await query(url, "CREATE USER reader PASSWORD 'for-reading'");
  const asReader = other({ username: "reader", password: "for-reading", pathname: "/others" });
  refused(
    asReader,
    /^“reader” may not create or change tables in others at .*GRANT CREATE ON DATABASE others TO reader/,
  );
});

it("a database whose encoding isn't UTF-8", async () => {
  await query(server.url, "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' LOCALE_PROVIDER libc TEMPLATE template0");
  refused(addressOf(server.url, "latin"), /stores text as LATIN1\. Create one with UTF8/);
});

it("a database from a newer Onramp", async () => {
  const url = await makeDatabase(server.url, "ahead");
  await query(
    url,
    "CREATE TABLE _prisma_migrations (migration_name text, finished_at timestamptz, rolled_back_at timestamptz)",
    "INSERT INTO _prisma_migrations VALUES ('2099_ahead', now(), null)",
  );
  refused(url, /^The database ahead at \S+ was made by a newer Onramp \(2099_ahead\)\. Update this copy/);
});

it("an invalid address", () => refused("mysql://somebody@host/onramp", /^DATABASE_URL must be file:<path> or/));
