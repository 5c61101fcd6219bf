import { readdirSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { readFolder } from "~/catalogue/folder.server";
import { createInProcess } from "~/sandbox/in-process";
import { builtEngine } from "~/sandbox/wasm.server";
import { MAX_JUDGED_UNITS, SUITE_PATH } from "./constants";
import { readTest } from "./content";
import { SEEDED } from "./driver";
import { heaviestOf, sayUnits } from "./heavy";

describe("the heaviest tests", () => {
  const costs = {
    tests: [
      { id: "a", units: 5 },
      { id: "b", units: 30 },
      { id: "c", units: 10 },
    ],
    besides: 3,
  };

  it("are left out until the rest fits, with what loading takes", () => {
    const leftOut = (most: number) => [...heaviestOf(costs, most)];
    expect([leftOut(48), leftOut(47), leftOut(18), leftOut(17), leftOut(2)]).toEqual([
      [],
      ["b"],
      ["b"],
      ["b", "c"],
      ["b", "c", "a"],
    ]);
    expect(sayUnits(72_449_000)).toBe("72.4 million units");
  });
});

describe("every test exercise", async () => {
  const sandbox = createInProcess(await builtEngine());
  afterAll(() => sandbox.close());
  const folders = readdirSync("exercises", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const read = await Promise.all(
    folders.map(async ({ name }) => ({ name, folder: await readFolder(`exercises/${name}`) })),
  );
  const contents = read
    .filter(({ folder }) => JSON.parse(folder["exercise.json"]!).kind === "test")
    .map(({ name, folder }) => [name, readTest(folder)] as const);

  it.each(contents)("%s judges a golden master and a property loop of 20,000 assertions", async (_, content) => {
    const inputs = content.inputs
      .replace(/from "\.\/src/g, 'from "../src')
      .replace(/export (?=(async )?(function|const))/g, "");
    // 10 assertions on each answer; the table has the answers of the reference.
    const suite = `import { expect, it } from "vitest";
${inputs}
${SEEDED}
const answerOf = async (seed) => { try { return JSON.stringify(await call(inputs(seeded(seed)))) ?? "nothing"; } catch { return "throws"; } };
it("golden master", async () => {
  const table = [];
  for (let seed = 0; seed < 500; seed++) table.push(await answerOf(seed));
  for (let i = 0; i < 10_000; i++) expect(table[i % 500]).toBe(table[i % 500]);
});
it("property", async () => {
  for (let seed = 0; seed < 500; seed++) {
    const answer = await answerOf(seed);
    for (let i = 0; i < 20; i++) expect(answer.length).toBeGreaterThan(0);
  }
});
`;
    const { outcome, tests, units } = await sandbox.run({
      files: { ...content.reference, [SUITE_PATH]: suite },
      tests: [SUITE_PATH],
    });
    expect([outcome, tests.map(({ status }) => status)]).toEqual(["completed", ["passed", "passed"]]);
    expect(tests.reduce((sum, { assertions }) => sum + assertions, 0)).toBe(20_000);
    expect(units).toBeLessThan(MAX_JUDGED_UNITS);
  });
});
