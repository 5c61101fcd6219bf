// `npm test`: runs the checks, then the quick run of the tests. Ends with the ten slowest files and one line of counts.
//
//   --all          everything
//   --long         everything, and long tests in full (docs/testing.md says when to use which)
//   --shard=<i>/<n> with --all: only the i-th of n equal parts of the tests and exercises
//   --seed <seed>  repeats the quick run with that seed
//   <word> …       only the test files whose path contains one of these words
//
// vitest's own options are passed on to vitest.
import { spawn } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { changedFiles, drawn, drawnFiles } from "./sample.mjs";

const RESULTS = ".cache/test/results.json";
const started = Date.now();
const args = process.argv.slice(2);
const take = (name) => args.includes(name) && args.splice(args.indexOf(name), 1).length > 0;
const isLong = take("--long");
const isAll = take("--all") || isLong;
const [, seed = crypto.randomBytes(4).toString("hex")] = args.includes("--seed")
  ? args.splice(args.indexOf("--seed"), 2)
  : [];
const isQuick = !isAll && args.length === 0;
const shard = args.find((one) => one.startsWith("--shard="));
// Commands resolve relative paths from the folder in which npm was called. The tests name folders from here.
const { INIT_CWD: _folder, ...inherited } = process.env;
const env = { ...inherited, ...(isLong && { ONRAMP_LONG: "1" }) };
let passed = 0;
let failed = 0;

function run(command) {
  return new Promise((resolve) => {
    spawn(process.execPath, command, { stdio: "inherit", env }).on("close", (status) => resolve(status === 0));
  });
}

/** Runs a check, and prints its output only when it has ended, so that the output of concurrent checks isn't mixed. */
async function check(says, command) {
  const from = Date.now();
  const { isFine, said } = await new Promise((resolve) => {
    const child = spawn(process.execPath, command, { env });
    const parts = [];
    child.stdout.on("data", (part) => parts.push(part));
    child.stderr.on("data", (part) => parts.push(part));
    child.on("close", (status) => resolve({ isFine: status === 0, said: Buffer.concat(parts) }));
  });
  console.log(`\n— ${says} (${((Date.now() - from) / 1000).toFixed(0)} s)`);
  process.stdout.write(said);
  if (isFine) passed++;
  else failed++;
}

/** Test files that every quick run includes. They test the rules for the code, and who may open which page. */
const ALWAYS = ["tests/architecture.test.ts", "tests/docs.test.ts", "tests/routes/access.test.ts"];
/**
 * Matches test files that are never drawn, including the tests inside templates for new exercises (vitest.config.ts).
 */
const NEVER = /^tests\/(browser|run|install)\/|\.full\.test\.|\/template\/|(^|\/)(node_modules|generated)\//;

const isTest = (file) => /\.test\.tsx?$/.test(file) && !NEVER.test(file) && !ALWAYS.includes(file);
const listTests = () =>
  ["app", "scripts", "tests"]
    .flatMap((dir) => fs.readdirSync(dir, { recursive: true }).map((file) => `${dir}/${file}`))
    .filter(isTest)
    .sort();

/** Draws the quick run's test files, exercises and lessons. Returns the folders of the exercises and lessons. */
function draw() {
  const { since, files: changed } = changedFiles();
  const { chosen, left } = drawnFiles(seed, listTests(), changed);
  env.ONRAMP_LEFT_OUT = left.join(",");
  console.log(`Seed ${seed}: npm test -- --seed ${seed} repeats this run. Everything: npm test -- --all.`);
  console.log(`${chosen.length} of ${chosen.length + left.length} test files were drawn.`);

  const all = fs.readdirSync("exercises").filter((slug) => fs.existsSync(`exercises/${slug}/exercise.json`));
  const slugs = new Set(changed.flatMap((file) => /^exercises\/([^/]+)\//.exec(file)?.[1] ?? []));
  env.ONRAMP_CHANGED = [...slugs].join(",");
  console.log(
    since
      ? `Exercises that differ from ${since}: ${[...slugs].join(", ") || "none"}.`
      : "There is no git repository here, so changed files are unknown.",
  );
  const exercises = new Set([...drawn(seed, all, 2), ...all.filter((slug) => slugs.has(slug))]);
  const lessons = fs.readdirSync("lessons").filter((id) => fs.existsSync(`lessons/${id}/lesson.json`));
  return [
    ...[...exercises].map((slug) => path.join("exercises", slug)),
    ...drawn(seed, lessons, 2).map((id) => path.join("lessons", id)),
  ];
}

/** Runs the linter, the type check, and all other checks that need no test run. */
async function runChecks(exercises) {
  console.log("\nChecking lint, types, published schemas, exercises and lessons…");
  await Promise.all([
    (async () => {
      // Results are cached, so that the next run only reads changed files.
      await check("types", [
        // TypeScript 7 takes a quarter of the time that version 5.9 takes. Version 5.9 is still installed because
        // packages and tests need its API.
        "node_modules/typescript-7/bin/tsc",
        "--noEmit",
        "-p",
        ".",
        "--incremental",
        "--tsBuildInfoFile",
        ".cache/test/types.json",
      ]);
      if (isAll) await check("unused code", ["node_modules/knip/bin/knip.js"]);
    })(),
    (async () => {
      await check("lint", ["node_modules/@biomejs/biome/bin/biome", "check", "."]);
      await check("published schemas", ["--import", "tsx", "scripts/json-schemas.ts", "--check"]);
      await check("exercises and lessons", ["--import", "tsx", "scripts/exercise.ts", "check", ...exercises]);
      await check("lock file", ["scripts/complete-lock.mjs", "--check"]);
    })(),
  ]);
}

/** Adds a vitest run's counts to the totals, and returns the run's files. */
function readResults() {
  try {
    const results = JSON.parse(fs.readFileSync(RESULTS, "utf8"));
    passed += results.numPassedTests;
    failed += results.numFailedTests;
    // A file that failed to load is counted here, because none of its tests ran.
    failed += results.testResults.filter(
      (file) => file.status === "failed" && file.assertionResults.length === 0,
    ).length;
    return results.testResults;
  } catch {
    failed++;
    return [];
  }
}

function printSlowest(files) {
  const seconds = ({ startTime, endTime }) => (endTime - startTime) / 1000;
  console.log("\nThe ten slowest files (a file that also runs on PostgreSQL is listed once for each database):");
  for (const file of [...files].sort((a, b) => seconds(b) - seconds(a)).slice(0, 10)) {
    const tests = `${file.assertionResults.length} tests`;
    console.log(`${seconds(file).toFixed(1).padStart(8)} s ${tests.padStart(11)}  ${path.relative("", file.name)}`);
  }
}

if (isQuick) Object.assign(env, { ONRAMP_QUICK: "1", ONRAMP_SEED: seed });
if (isQuick || isAll) await runChecks(isQuick ? draw() : shard ? [shard] : []);

console.log("\n— tests");
fs.rmSync(RESULTS, { force: true });
const isGreen = await run([
  "node_modules/vitest/vitest.mjs",
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile=${RESULTS}`,
  ...args,
]);
const files = readResults();
if (!isGreen && failed === 0) failed++;
printSlowest(files);
console.log(`\nTook ${((Date.now() - started) / 1000).toFixed(0)} s.\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
