import path from "node:path";
import { defineConfig } from "vitest/config";
import { guardSwitches } from "./tests/guards/plugin";
import { LOSS } from "./tests/setup/loss";

const alias = { "~": path.resolve(import.meta.dirname, "app") };

const IN_BROWSER = ["tests/browser/**/*.test.ts"];
/** These start the product, and mostly wait for it. */
const STARTED = ["tests/install/**/*.test.ts", "tests/run/**/*.test.ts"];

/** `npm test` without words leaves these to `npm test -- --all`: docs/testing.md. */
const isQuick = process.env.ONRAMP_QUICK === "1";
const ONLY_IN_ALL = isQuick ? ["**/*.full.test.ts"] : [];
const onlyInAll = (files: string[]) => (isQuick ? [] : files);
/** One whole journey of each role. */
const JOURNEYS = "tests/browser/roles.test.ts";
/** Where the two databases could differ most: the queue, transactions, what can be stored, the schema. */
const CONTRACTS = ["app/database/**/*.test.ts", "app/grading/queue.test.ts", "tests/schema.test.ts"];

/** Asked at every door; here with a switch at each guard, so that the test can take one away and see that it is missed. */
const SWITCHED = "tests/routes/access.test.ts";

/** Tests of exercises that are yet to be written: they run in the sandbox. */
const TEMPLATES = "app/kinds/*/template/**";

const shared = {
  environment: "node" as const,
  pool: "forks" as const,
  testTimeout: 60_000,
  hookTimeout: 120_000,
  globalSetup: "tests/setup/global.ts",
};

/**
 * A process runs one file after another: packages are loaded and made fast once, which halves the work of most files. Our
 * own modules and the environment are new to each file (tests/setup/anew.ts), and so is its database (each-file.ts).
 */
const withDatabase = { ...shared, isolate: false, setupFiles: ["tests/setup/anew.ts", "tests/setup/each-file.ts"] };

/** What reads or writes the database: run a second time, on PostgreSQL. */
const ON_POSTGRESQL = [
  "tests/routes/*.test.ts",
  "tests/{promises,schema,your-data}.test.ts",
  "app/{accounts,catalogue,cohort,grading,review,tutor,database}/**/*.test.ts",
  "app/operations/watch.test.ts",
];

/** Among those: what asks a database nothing, or nothing that another one would answer differently. */
const NO_DATABASE = [
  "tests/routes/{doors,safety,hidden-names.full}.test.ts",
  "app/accounts/{name-search,privacy/privacy}.test.ts",
  "app/catalogue/{filter,folder,lessons/lessons}.test.ts",
  "app/tutor/model/{client,model}.test.ts",
  "app/cohort/items/{classical,exercise,item-response.full,places,read-responses,sample,turned}.test.ts",
];

export default defineConfig({
  resolve: { alias },
  test: {
    // One more than the processors: tests that start the product or a browser wait half of their time.
    maxWorkers: 3,
    projects: [
      {
        resolve: { alias },
        test: {
          ...withDatabase,
          name: "unit",
          include: ["app/**/*.test.{ts,tsx}", "tests/**/*.test.ts", "scripts/**/*.test.ts"],
          exclude: [...IN_BROWSER, ...STARTED, SWITCHED, TEMPLATES, "**/node_modules/**", ...ONLY_IN_ALL],
        },
      },
      {
        resolve: { alias },
        plugins: [guardSwitches()],
        test: {
          ...withDatabase,
          name: "guards",
          include: [SWITCHED],
          setupFiles: [...withDatabase.setupFiles, "tests/guards/switches.ts"],
          testTimeout: 300_000,
        },
      },
      {
        resolve: { alias },
        test: {
          ...withDatabase,
          name: "postgresql",
          include: isQuick ? CONTRACTS : ON_POSTGRESQL,
          exclude: [SWITCHED, ...NO_DATABASE],
          globalSetup: ["tests/setup/global.ts", "tests/setup/global-postgresql.ts"],
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: "started",
          include: onlyInAll(STARTED),
          testTimeout: 180_000,
          hookTimeout: 600_000,
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: "browser",
          include: isQuick ? [JOURNEYS] : IN_BROWSER,
          globalSetup: ["tests/setup/global.ts", "tests/setup/global-browser.ts"],
          // Only where the browser lost the tab: tests/setup/browser.ts.
          retry: { count: 1, condition: LOSS },
          testTimeout: 180_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
