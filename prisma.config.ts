import { defineConfig } from "prisma/config";

// Before the Prisma CLI does anything, it looks for a native schema engine, and would download a missing one. To
// prevent this, the variable below contains the path of an existing file. The file can be any file, because it is
// never loaded. scripts/migrations.mjs applies migrations.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= import.meta.filename;

export default defineConfig({ schema: "prisma/schema.prisma" });
