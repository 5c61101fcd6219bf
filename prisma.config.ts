import { defineConfig } from "prisma/config";

// It looks for a native engine before it does anything, and would download it: this names any existing file, and is never
// loaded. scripts/migrations.mjs applies migrations.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= import.meta.filename;

export default defineConfig({ schema: "prisma/schema.prisma" });
