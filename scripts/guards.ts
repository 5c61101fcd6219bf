// `npx tsx scripts/guards.ts`: takes each guard away in turn and says which removal no test notices. The long form of
// what `npm test` does with a sample (`tests/routes/access.test.ts`, "each guard").
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { z } from "zod";

const RESULTS = ".cache/test/guards.json";
const ResultsSchema = z.object({
  testResults: z.array(
    z.object({
      assertionResults: z.array(
        z.object({ ancestorTitles: z.array(z.string()), title: z.string(), status: z.string() }),
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
    "--testNamePattern=as it stands|each guard",
    "--reporter=json",
    `--outputFile=${RESULTS}`,
  ],
  { stdio: "inherit", env: { ...process.env, ONRAMP_LONG: "1" } },
);
const results = ResultsSchema.parse(JSON.parse(fs.readFileSync(RESULTS, "utf8")));
const tests = results.testResults.flatMap(({ assertionResults }) => assertionResults);
const of = (group: string) => tests.filter(({ ancestorTitles }) => ancestorTitles.includes(group));
const guards = of("each guard");
const unnoticed = guards.filter(({ status }) => status === "failed");
const broken = of("as it stands in tests/access.json").filter(({ status }) => status === "failed");
for (const { title } of broken) console.log(`Not as it stands in tests/access.json, with all guards: ${title}`);
for (const { title } of unnoticed)
  console.log(`Nothing fails without ${title.replace(": a test fails without it", "")}`);
const seconds = Math.round((performance.now() - started) / 1000);
console.log(`${guards.length} guards taken away in turn, ${unnoticed.length} of them unnoticed, in ${seconds} s`);
process.exit(unnoticed.length + broken.length > 0 || guards.length === 0 ? 1 : 0);
