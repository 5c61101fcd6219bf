import { vi } from "vitest";

// A process runs many files, one after another (vitest.config.ts): packages stay, our own modules are new to each file.
vi.resetModules();
vi.useRealTimers();

// And so is the environment, whatever the file before has put there.
const kept = globalThis as { onrampTestEnv?: NodeJS.ProcessEnv };
kept.onrampTestEnv ??= { ...process.env };
for (const name of Object.keys(process.env)) if (!(name in kept.onrampTestEnv)) delete process.env[name];
Object.assign(process.env, kept.onrampTestEnv);
