import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { defineConfig } from "prisma-6/config";
import { withUrl } from "./schema-with-url.mjs";

// The configuration for `migrate diff`, with which tests compare the schema and the migrations. Prisma 6 ships the
// schema engine for this command as WebAssembly, while Prisma 7 would download an engine (docs/decisions/021). The CLI
// still looks for native engines. These two variables can contain the path of any existing file, because the file is
// never loaded.
process.env.PRISMA_QUERY_ENGINE_LIBRARY ??= import.meta.filename;
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= import.meta.filename;
// File URLs are relative to the project's root here.
process.env.DATABASE_URL ??= "file:data/onramp.db";
const url = process.env.DATABASE_URL;

const root = path.resolve(import.meta.dirname, "..");

/** Creates a copy of a schema in the form that Prisma 6 reads. */
function copyOf(schema: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "onramp-migrate-"));
  process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
  const copy = path.join(folder, "schema.prisma");
  fs.writeFileSync(copy, withUrl(fs.readFileSync(path.join(root, schema), "utf8")));
  return copy;
}

// The engine waits at most ten seconds for PostgreSQL's lock on the migrations. The timer for this keeps running after
// the engine has the lock, so the CLI would exit only ten seconds after finishing its work.
const LOCK_MS = 10_000;
const { setTimeout: startTimer } = globalThis;
globalThis.setTimeout = Object.assign((...given: Parameters<typeof startTimer>) => {
  const timer = startTimer(...given);
  return given[1] === LOCK_MS ? timer.unref() : timer;
}, startTimer);

/** Runs whole scripts on the shadow database, because better-sqlite3 runs only one statement per call. */
class ScriptingSQLite3 extends PrismaBetterSqlite3 {
  override async connectToShadowDb() {
    const shadow = await super.connectToShadowDb();
    const executeRaw = shadow.executeRaw.bind(shadow);
    shadow.executeRaw = async (query) => {
      if (query.args.length > 0) return executeRaw(query);
      await shadow.executeScript(query.sql);
      return 0;
    };
    return shadow;
  }
}

/**
 * The schema engine reads catalogue columns of types that the adapter doesn't know. We treat the types "char" and
 * "name" as text, and arrays of these types as arrays of text.
 */
const AS_TEXT: Readonly<Record<number, number>> = { 18: 25, 19: 25, 1002: 1009, 1003: 1009 };

class CataloguePool extends pg.Pool {
  // biome-ignore lint/suspicious/noExplicitAny: all of pg's overloads pass through.
  override async query(query: any, ...rest: any[]): Promise<any> {
    // PostgreSQL 18 lists NOT NULL constraints as type "n", which the engine doesn't know and which makes it fail.
    const asked =
      typeof query?.text === "string"
        ? {
            ...query,
            text: query.text.replace("contype NOT IN ('p', 'u', 'f')", "contype NOT IN ('p', 'u', 'f', 'n')"),
          }
        : query;
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    const result: any = await (super.query as any)(asked, ...rest);
    for (const field of result.fields ?? []) field.dataTypeID = AS_TEXT[field.dataTypeID] ?? field.dataTypeID;
    return result;
  }
}

function openCatalogue(named?: string) {
  // Lets pg parse the URL, including the host, password and TLS options.
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: url });
  const fields = { host, port, user, password, ssl, database: named ?? database } as pg.PoolConfig;
  // The CLI doesn't close its connections. Without `allowExitOnIdle`, it would exit only after their idle timeout.
  return new PrismaPg(new CataloguePool({ ...fields, allowExitOnIdle: true }), { disposeExternalPool: true }).connect();
}

/**
 * Connects with separate fields, because with a connection string the engine would use the real database as the
 * shadow database. Drops the shadow database even if someone is still connected to it.
 */
class CataloguePg extends PrismaPg {
  override async connect() {
    const adapter = await openCatalogue();
    const executeScript = adapter.executeScript.bind(adapter);
    adapter.executeScript = (script) => executeScript(script.replace(/^(DROP DATABASE .*)$/, "$1 WITH (FORCE)"));
    return adapter;
  }

  override async connectToShadowDb() {
    const admin = await this.connect();
    const name = `onramp_shadow_${crypto.randomUUID()}`;
    await admin.executeScript(`CREATE DATABASE "${name}"`);
    const shadow = await openCatalogue(name);
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await admin.executeScript(`DROP DATABASE "${name}"`);
      await Promise.all([dispose(), admin.dispose()]);
    };
    return shadow;
  }
}

function postgresql() {
  return defineConfig({
    experimental: { adapter: true },
    engine: "js",
    schema: copyOf("prisma/postgresql/schema.prisma"),
    migrations: { path: path.join(root, "prisma/postgresql/migrations") },
    adapter: async () => new CataloguePg({ connectionString: url }),
  });
}

function sqlite() {
  fs.mkdirSync(path.dirname(path.resolve(url.replace(/^file:/, ""))), { recursive: true });
  return defineConfig({
    experimental: { adapter: true },
    engine: "js",
    schema: copyOf("prisma/schema.prisma"),
    migrations: { path: path.join(root, "prisma/migrations") },
    adapter: async () => new ScriptingSQLite3({ url }),
  });
}

export default /^postgres(ql)?:/.test(url) ? postgresql() : sqlite();
