/** Tests the strength meter on every test exercise. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readFolder } from "~/catalogue/folder.server";
import { readTest } from "~/kinds/test/content";
import { readMeter } from "~/kinds/test/meter-reading";
import { emptyTestDraft, openTest, runnableTest } from "~/kinds/test/open";
import { visibleMutants } from "~/kinds/test/visible-mutants";
import type { Sandbox } from "~/sandbox/contract";
import { createInProcess } from "~/sandbox/in-process";
import { builtEngine } from "~/sandbox/wasm.server";
import { sampleExercises } from "./setup/runs";

const EXERCISES = path.resolve("exercises");
const SLUGS = readdirSync(EXERCISES, { withFileTypes: true })
  .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
  .filter((name) => JSON.parse(readFileSync(path.join(EXERCISES, name, "exercise.json"), "utf8")).kind === "test");

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = createInProcess(await builtEngine());
});

describe.each(sampleExercises(SLUGS, 1))("%s", (slug) => {
  it("can be measured: the happy path notices some mutants, a test without assertions none", async () => {
    const content = readTest(await readFolder(path.join(EXERCISES, slug)));
    const open = openTest(content);
    const mutated = await visibleMutants(open);
    const read = async (suite: string) => {
      const { files, tests } = runnableTest(open, { ...emptyTestDraft(open), suite });
      const { reading } = readMeter(mutated.mutants, await sandbox.matrix({ files, tests, mutated }));
      return reading!;
    };
    const happy = await read(content.suites["happy-path"]);
    expect(happy.of).toBeGreaterThanOrEqual(10);
    expect(happy.noticed).toBeGreaterThan(0);
    expect(happy.unnoticed.length).toBeGreaterThan(0);
    expect(happy.apart).toEqual([]);
    const model = await read(content.suites.model);
    // If the AI's code is merely too slow, tests on it are stopped instead of failing.
    expect(model.apart.length + model.stopped.length > 0).toBe(content.exercise.ai.wrong);
    const nothing = await read(`import { it } from "vitest"; it("is there", () => {});`);
    expect(nothing).toMatchObject({ noticed: 0, measuring: 0 });
    expect(nothing.empty).toHaveLength(1);
  });
});
