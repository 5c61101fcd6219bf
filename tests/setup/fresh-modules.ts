import { vi } from "vitest";

// Vitest runs many test files in one process, one after another (vitest.config.ts). Packages stay loaded, but our own
// modules are loaded again for each file.
vi.resetModules();
vi.useRealTimers();

// Undo the previous file's changes to the environment variables, too.
const kept = globalThis as { onrampTestEnv?: NodeJS.ProcessEnv };
kept.onrampTestEnv ??= { ...process.env };
for (const name of Object.keys(process.env)) if (!(name in kept.onrampTestEnv)) delete process.env[name];
Object.assign(process.env, kept.onrampTestEnv);
