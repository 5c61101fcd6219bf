/**
 * `npx tsx scripts/guards.ts`: removes the guards one at a time and reports those without which all tests still pass.
 * `npm test` does the same with a sample (`tests/routes/access.test.ts`, "each guard").
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { z } from "zod";

const RESULTS = ".cache/test/guards.json";
const ResultsSchema = z.object({
  testResults: z.array(
    z.object({
      assertionResults: z.array(
        z.object({
          ancestorTitles: z.array(z.string()),
          title: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

const started = performance.now();
fs.rmSync(RESULTS, { force: true });
spawnSync(
  process.execPath,
  [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--project=guards",
    "--testNamePattern=as in tests/access|each guard",
    // Prints each test as it finishes, because all tests together take a long time.
    "--reporter=verbose",
    "--hideSkippedTests",
    "--reporter=json",
    `--outputFile.json=${RESULTS}`,
  ],
  { stdio: "inherit", env: { ...process.env, ONRAMP_LONG: "1" } },
);
if (!fs.existsSync(RESULTS)) {
  console.error("The tests did not run, so no guard was tested. The reason is above.");
  process.exit(1);
}
const results = ResultsSchema.parse(JSON.parse(fs.readFileSync(RESULTS, "utf8")));
const tests = results.testResults.flatMap(({ assertionResults }) => assertionResults);
const of = (group: string) => tests.filter(({ ancestorTitles }) => ancestorTitles.includes(group));
const guards = of("each guard");
const failed = guards.filter(({ status }) => status === "failed");
const saidOf = ({ failureMessages }: (typeof guards)[number]) => failureMessages?.[0]?.split("\n")[0] ?? "";
// A test that failed for any other reason shows nothing about the guard.
const unnoticed = failed.filter((guard) => saidOf(guard).startsWith("AssertionError"));
const untried = failed.filter((guard) => !unnoticed.includes(guard));
const nameOf = ({ title }: (typeof guards)[number]) => title.replace(": a test fails without it", "");
const broken = of("as in tests/access.json").filter(({ status }) => status === "failed");
for (const { title } of broken) console.log(`Differs from tests/access.json, with all guards: ${title}`);
for (const guard of unnoticed) console.log(`No test fails without ${nameOf(guard)}`);
for (const guard of untried) console.log(`Couldn't be tested without ${nameOf(guard)}: ${saidOf(guard)}`);
const seconds = Math.round((performance.now() - started) / 1000);
console.log(`${guards.length} guards removed in turn, ${unnoticed.length} of them unnoticed, in ${seconds} s`);
process.exit(failed.length + broken.length > 0 || guards.length === 0 ? 1 : 0);
