// `npm test`: lint, types, unused code, exercises, then all tests; ends with one line of counts. `--long` runs long
// tests in full instead of as a seeded sample.
import { spawn } from "node:child_process";
import fs from "node:fs";

const isLong = process.argv.includes("--long");
const env = { ...process.env, ...(isLong && { ONRAMP_LONG: "1" }) };
const RESULTS = ".cache/test/results.json";
let passed = 0;
let failed = 0;

function run(args) {
  return new Promise((resolve) => {
    spawn(process.execPath, args, { stdio: "inherit", env }).on("close", (status) => resolve(status === 0));
  });
}

/** Prints what a check says when it has ended, so that two at once are not mixed up. */
async function check(says, args) {
  const { isFine, said } = await new Promise((resolve) => {
    const child = spawn(process.execPath, args, { env });
    const parts = [];
    child.stdout.on("data", (part) => parts.push(part));
    child.stderr.on("data", (part) => parts.push(part));
    child.on("close", (status) => resolve({ isFine: status === 0, said: Buffer.concat(parts) }));
  });
  console.log(`\n— ${says}`);
  process.stdout.write(said);
  if (isFine) passed++;
  else failed++;
}

// Types take as long as the rest together.
console.log("\nChecking lint, types, unused code, published schemas and exercises…");
await Promise.all([
  check("types", ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "."]),
  (async () => {
    await check("lint", ["node_modules/@biomejs/biome/bin/biome", "check", "."]);
    await check("unused code", ["node_modules/knip/bin/knip.js"]);
    await check("published schemas", ["--import", "tsx", "scripts/json-schemas.ts", "--check"]);
    await check("lock file", ["scripts/complete-lock.mjs", "--check"]);
    await check("exercises", ["--import", "tsx", "scripts/exercise.ts", "check"]);
  })(),
]);

console.log("\n— tests");
fs.rmSync(RESULTS, { force: true });
const isGreen = await run([
  "node_modules/vitest/vitest.mjs",
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile=${RESULTS}`,
]);
try {
  const results = JSON.parse(fs.readFileSync(RESULTS, "utf8"));
  passed += results.numPassedTests;
  failed += results.numFailedTests;
  // A file that could not be loaded has no test that could fail.
  failed += results.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
} catch {
  failed++;
}
if (!isGreen && failed === 0) failed++;
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
