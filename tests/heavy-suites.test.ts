import { readdirSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { readFolder } from "~/catalogue/folder.server";
import { SEEDED } from "~/kinds/suite-text";
import { MAX_JUDGED_UNITS, MAX_TRIED_UNITS, SUITE_PATH } from "~/kinds/test/constants";
import { readTest } from "~/kinds/test/content";
import { costsOf, heaviestOf } from "~/kinds/test/heavy";
import { createInProcess } from "~/sandbox/in-process";
import { builtEngine } from "~/sandbox/wasm.server";
import { sampleExercises } from "./setup/runs";

/** Exercises whose 500 calls alone take about 40 million units, so that one of the two tests doesn't run on mutants. */
const HEAVY_CALLS = new Set(["test-import-resume", "test-ski-jumps"]);

describe("every test exercise", async () => {
  const sandbox = createInProcess(await builtEngine());
  afterAll(() => sandbox.close());
  const read = await Promise.all(
    readdirSync("exercises", { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(async ({ name }) => [name, await readFolder(`exercises/${name}`)] as const),
  );
  const contents = new Map(
    read
      .filter(([, folder]) => JSON.parse(folder["exercise.json"]!).kind === "test")
      .map(([name, folder]) => [name, readTest(folder)]),
  );
  const tried = sampleExercises([...contents.keys()], 2).map((name) => [name, contents.get(name)!] as const);

  it.each(tried)("%s judges a golden master and a property loop of 20,000 assertions", async (name, content) => {
    const inputs = content.inputs
      .replace(/from "\.\/src/g, 'from "../src')
      .replace(/export (?=(async )?(function|const))/g, "");
    // 10 assertions on each answer. The table contains the reference's answers.
    const suite = `import { expect, it } from "vitest";
${inputs}
${SEEDED}
const answerOf = async (seed) => { try { return JSON.stringify(await call(inputs(seeded(seed)))) ?? "nothing"; } catch { return "throws"; } };
it("golden master", async () => {
  const table = [];
  for (let seed = 0; seed < 250; seed++) table.push(await answerOf(seed));
  for (let i = 0; i < 10_000; i++) expect(table[i % 250]).toBe(table[i % 250]);
});
it("property", async () => {
  for (let seed = 0; seed < 250; seed++) {
    const answer = await answerOf(seed);
    for (let i = 0; i < 40; i++) expect(answer.length).toBeGreaterThan(0);
  }
});
`;
    const result = await sandbox.run({ files: { ...content.reference, [SUITE_PATH]: suite }, tests: [SUITE_PATH] });
    const { outcome, tests, units } = result;
    expect([outcome, tests.map(({ status }) => status)]).toEqual(["completed", ["passed", "passed"]]);
    expect(tests.reduce((sum, { assertions }) => sum + assertions, 0)).toBe(20_000);
    expect(units).toBeLessThan(MAX_JUDGED_UNITS);
    const untried = heaviestOf(costsOf(result, result), MAX_TRIED_UNITS);
    expect(untried.size, "tests that don't run on mutants").toBe(HEAVY_CALLS.has(name) ? 1 : 0);
  });
});
