import { defineConfig } from "prisma/config";

// Before it does anything, the Prisma CLI looks for a native schema engine, and would download one. This variable names
// any existing file, which is never loaded. scripts/migrations.mjs applies migrations.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= import.meta.filename;

export default defineConfig({ schema: "prisma/schema.prisma" });
