import fs from "node:fs";
import path from "node:path";
import { PrismaBetterSQLite3 } from "@prisma/adapter-better-sqlite3";
import { defineConfig } from "prisma/config";

// The CLI works with the schema engine that the package ships as WebAssembly. It still looks for native engines, which
// are a download: these two name any existing file, and are never loaded.
process.env.PRISMA_QUERY_ENGINE_LIBRARY ??= import.meta.filename;
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= import.meta.filename;
// `url` in the schema must resolve, or the CLI tries to download. A file URL is relative to the project's root here.
process.env.DATABASE_URL ??= "file:data/onramp.db";

const file = process.env.DATABASE_URL.replace(/^file:/, "");
fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });

/** better-sqlite3 runs one statement a call; the shadow database is handed whole scripts. */
class ScriptingSQLite3 extends PrismaBetterSQLite3 {
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

export default defineConfig({
  experimental: { adapter: true },
  engine: "js",
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  adapter: async () => new ScriptingSQLite3({ url: process.env.DATABASE_URL ?? "" }),
});
