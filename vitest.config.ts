import path from "node:path";
import { defineConfig } from "vitest/config";
import { guardSwitches } from "./tests/guards/plugin";
import { LOSS } from "./tests/setup/loss";

const alias = { "~": path.resolve(import.meta.dirname, "app") };

const IN_BROWSER = ["tests/browser/**/*.test.ts"];
/** Tests that start the product, and spend most of their time waiting for it. */
const STARTED = ["tests/install/**/*.test.ts", "tests/run/**/*.test.ts"];

/**
 * `npm test` without arguments skips the tests in `ONLY_IN_ALL`, and `npm test -- --all` runs them (docs/testing.md).
 */
const isQuick = process.env.ONRAMP_QUICK === "1";
const ONLY_IN_ALL = isQuick ? ["**/*.full.test.ts", ...(process.env.ONRAMP_LEFT_OUT?.split(",") ?? [])] : [];
const onlyInAll = (files: string[]) => (isQuick ? [] : files);
/** The test of one complete journey for each role. */
const JOURNEYS = "tests/browser/roles.test.ts";
/**
 * Tests of what is most likely to differ between the two databases: the queue, transactions, which text can be stored,
 * and the schema.
 */
const CONTRACTS = ["app/database/**/*.test.ts", "app/grading/queue/queue.test.ts", "tests/schema.test.ts"];

/**
 * The test that requests every route as every kind of person. Each guard has a switch in this test, so that the test
 * can turn the guard off and check that a request then gets a wrong response.
 */
const SWITCHED = "tests/routes/access.test.ts";

/** Tests that assert that something takes little time. Each of them runs alone, after all other tests. */
const TIMED = [
  "app/catalogue/unzip.test.ts",
  "app/sandbox/{mutants/mutants.server.full,engine/transpiler-bounds,reading/name-links}.test.ts",
  "app/tutor/model/client.test.ts",
  "app/ui/{diff/bodies,text/render,workspace/find-lines,workspace/own-notes}.test.ts",
  "tests/hostile/reading.test.ts",
];

/** A test that asserts that the started product's pages take little time. It also runs alone, after all other tests. */
const TIMED_STARTED = ["tests/run/hostile-text.test.ts"];

/** Tests inside the templates for new exercises. They run in the sandbox. */
const TEMPLATES = "app/kinds/*/template/**";

/**
 * Time limits that only stop tests that hang. If something has to be fast, a test asserts it explicitly. The limits are
 * generous because a busy machine can be several times slower than usual.
 */
const HANGS_MS = 300_000;
const WAITS_MS = 60_000;

const shared = {
  environment: "node" as const,
  pool: "forks" as const,
  testTimeout: HANGS_MS,
  hookTimeout: 2 * HANGS_MS,
  // The same time as in browser tests (tests/setup/browser.ts). Vitest's default is one second.
  expect: { poll: { timeout: WAITS_MS } },
  globalSetup: "tests/setup/global.ts",
};

/**
 * One process runs many files, one after another. Packages are then loaded and optimized once, which halves the work of
 * most files. Each file still gets fresh copies of our own modules, a fresh environment (fresh-modules.ts) and its own
 * database (each-file.ts).
 */
const withDatabase = {
  ...shared,
  isolate: false,
  setupFiles: ["tests/setup/fresh-modules.ts", "tests/setup/each-file.ts"],
};

/** Tests that read or write the database. They run a second time, on PostgreSQL. */
const ON_POSTGRESQL = [
  "tests/routes/*.test.ts",
  "tests/{promises,schema,your-data}.test.ts",
  "app/{accounts,catalogue,cohort,grading,review,tutor,database}/**/*.test.ts",
  "app/operations/watch.test.ts",
];

/** Tests in these folders that don't use the database, or whose results can't differ between the databases. */
const NO_DATABASE = [
  "tests/routes/{doors,safety}.test.ts",
  "app/accounts/{name-search,privacy/privacy}.test.ts",
  "app/catalogue/{filter,folder,lessons/lessons}.test.ts",
  "app/tutor/model/model.test.ts",
  "app/cohort/items/{classical,exercise,item-response.full,places,read-responses,sample,turned}.test.ts",
];

export default defineConfig({
  resolve: { alias },
  test: {
    // One more than the number of processors, because tests that start the product or a browser spend half of their
    // time waiting.
    maxWorkers: 3,
    // Transformed modules are kept between runs (decision 072 says what this saves).
    experimental: { fsModuleCache: true, fsModuleCachePath: ".cache/test/modules" },
    projects: [
      {
        resolve: { alias },
        test: {
          ...withDatabase,
          name: "unit",
          include: ["app/**/*.test.{ts,tsx}", "tests/**/*.test.ts", "scripts/**/*.test.ts"],
          exclude: [...IN_BROWSER, ...STARTED, ...TIMED, SWITCHED, TEMPLATES, "**/node_modules/**", ...ONLY_IN_ALL],
        },
      },
      {
        resolve: { alias },
        plugins: [guardSwitches()],
        test: {
          ...withDatabase,
          name: "guards",
          // Transformed modules aren't kept here, because the cache doesn't notice changes to the plugin.
          experimental: { fsModuleCache: false },
          include: [SWITCHED],
          setupFiles: [...withDatabase.setupFiles, "tests/guards/switches.ts"],
        },
      },
      {
        resolve: { alias },
        test: {
          ...withDatabase,
          name: "postgresql",
          include: isQuick ? CONTRACTS : ON_POSTGRESQL,
          exclude: [SWITCHED, ...TIMED, ...NO_DATABASE],
          globalSetup: ["tests/setup/global.ts", "tests/setup/global-postgresql.ts"],
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: "started",
          include: onlyInAll(STARTED),
          exclude: TIMED_STARTED,
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: "browser",
          include: isQuick ? [JOURNEYS] : IN_BROWSER,
          globalSetup: ["tests/setup/global.ts", "tests/setup/global-browser.ts"],
          // Retries only tests whose browser tab crashed (tests/setup/browser.ts).
          retry: { count: 1, condition: LOSS },
        },
      },
      {
        resolve: { alias },
        test: {
          ...withDatabase,
          name: "timed",
          include: TIMED,
          exclude: ONLY_IN_ALL,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: "timed-started",
          include: onlyInAll(TIMED_STARTED),
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
