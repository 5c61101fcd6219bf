import path from "node:path";
import { defineConfig } from "vitest/config";
import { guardSwitches } from "./plugin";

/** Runs any test with a switch at each guard. ONRAMP_WITHOUT_GUARD names the guard that is switched off. */
const root = path.resolve(import.meta.dirname, "../..");
export default defineConfig({
  root,
  resolve: { alias: { "~": path.join(root, "app") } },
  plugins: [guardSwitches()],
  test: {
    environment: "node",
    pool: "forks",
    // As in the main configuration, each process loads the packages only once.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    include: ["app/**/*.test.{ts,tsx}", "tests/**/*.test.ts"],
    globalSetup: "tests/setup/global.ts",
    setupFiles: ["tests/setup/fresh-modules.ts", "tests/setup/each-file.ts", "tests/guards/switches.ts"],
  },
});
