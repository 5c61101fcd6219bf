import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { defineConfig } from "prisma-6/config";
import { withUrl } from "./schema-with-url.mjs";

// For `migrate diff`, with which tests compare the schema and the migrations. Prisma 6 ships the schema engine that
// this needs as WebAssembly; Prisma 7 would download a native one (docs/decisions/021). The CLI still looks for native
// engines: these two name any existing file, and are never loaded.
process.env.PRISMA_QUERY_ENGINE_LIBRARY ??= import.meta.filename;
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= import.meta.filename;
// A file URL is relative to the project's root here.
process.env.DATABASE_URL ??= "file:data/onramp.db";
const url = process.env.DATABASE_URL;

const root = path.resolve(import.meta.dirname, "..");

/** A copy of a schema as Prisma 6 reads it. */
function copyOf(schema: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "onramp-migrate-"));
  process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
  const copy = path.join(folder, "schema.prisma");
  fs.writeFileSync(copy, withUrl(fs.readFileSync(path.join(root, schema), "utf8")));
  return copy;
}

// The engine gives itself ten seconds to get PostgreSQL's lock on the migrations, and lets that clock run on when it
// has it: the CLI would end ten seconds after its work.
const LOCK_MS = 10_000;
const { setTimeout: startTimer } = globalThis;
globalThis.setTimeout = Object.assign((...given: Parameters<typeof startTimer>) => {
  const timer = startTimer(...given);
  return given[1] === LOCK_MS ? timer.unref() : timer;
}, startTimer);

/** better-sqlite3 runs one statement a call; the shadow database is handed whole scripts. */
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
 * The schema engine asks for catalogue columns of types that the adapter does not know: "char" and name are text to it,
 * and so are lists of them.
 */
const AS_TEXT: Readonly<Record<number, number>> = { 18: 25, 19: 25, 1002: 1009, 1003: 1009 };

class CataloguePool extends pg.Pool {
  // biome-ignore lint/suspicious/noExplicitAny: all of pg's overloads pass through.
  override async query(query: any, ...rest: any[]): Promise<any> {
    // PostgreSQL 18 lists NOT NULL among the constraints, as "n"; the engine knows no such sort and stops.
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
  // pg itself reads the address: host, password, TLS and all.
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: url });
  const fields = { host, port, user, password, ssl, database: named ?? database } as pg.PoolConfig;
  // The CLI closes nothing: it ends when nothing keeps it, and so would wait for the connections' idle time.
  return new PrismaPg(new CataloguePool({ ...fields, allowExitOnIdle: true }), { disposeExternalPool: true }).connect();
}

/**
 * Connects by separate fields: with a connection string the shadow database would be the real one. A shadow that
 * someone is still connected to is dropped all the same.
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
