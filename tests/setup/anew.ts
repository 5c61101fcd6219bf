import { vi } from "vitest";

// A process runs many test files, one after another (vitest.config.ts): packages stay loaded, but our own modules are
// loaded again for each file.
vi.resetModules();
vi.useRealTimers();

// The environment is also reset, whatever the previous file set in it.
const kept = globalThis as { onrampTestEnv?: NodeJS.ProcessEnv };
kept.onrampTestEnv ??= { ...process.env };
for (const name of Object.keys(process.env)) if (!(name in kept.onrampTestEnv)) delete process.env[name];
Object.assign(process.env, kept.onrampTestEnv);
