import { afterAll, expect, it } from "vitest";
import { readFolder } from "~/catalogue/folder.server";
import { readTest } from "~/kinds/test/content";
import { gradeTest } from "~/kinds/test/grade";
import { createInProcess } from "~/sandbox/in-process";
import { builtEngine } from "~/sandbox/wasm.server";

const sandbox = createInProcess(await builtEngine());
afterAll(() => sandbox.close());

/**
 * A test that needs little work on an unmutated version, and many times as much on each mutant, because all of its work
 * is in the code that mutants change.
 */
const property = (arrival: number) => `
it("never gets cheaper after ${arrival}", () => {
  let before = 0;
  for (let minutes = 0; minutes < 3000; minutes += 6) {
    const fee = parkingFee({ plate: "A", arrival: ${arrival}, departure: ${arrival} + minutes });
    expect(fee).toBeGreaterThanOrEqual(before);
    before = fee;
  }
});
`;

it("a suite that takes too much work only on mutants counts there without its heaviest tests", async () => {
  const folder = await readFolder("exercises/test-parking-tariff");
  const suite = folder["suites/model.test.ts"]! + property(1090) + property(350);
  const work = { suite, confidence: 80 };
  const { detail, score } = await gradeTest({ content: readTest(folder), work, seed: "a" }, sandbox);
  const titles = detail.tests.filter(({ id }) => detail.untried.some((one) => one.id === id)).map(({ title }) => title);
  expect(titles).toEqual([["never gets cheaper after 1090"], ["never gets cheaper after 350"]]);
  expect(detail.untried.every(({ units }) => units! < 1_000_000)).toBe(true);
  expect(score).toBe(1);
}, 300_000);

/**
 * A test that needs little work on a correct version, and 100 million units on the AI's code. The exercise is about
 * this difference.
 */
const crowd = (mentions: number) => `
it("finds ${mentions} mentions", () => {
  expect(found("@ab ".repeat(${mentions}))).toHaveLength(${mentions});
});
`;

it("tests that the AI's code fails by too much work are judged, however much work that is", async () => {
  const folder = await readFolder("exercises/test-mention-scan");
  const suite = folder["suites/model.test.ts"]! + crowd(5000) + crowd(6000);
  const work = { suite, confidence: 80 };
  const { detail, score } = await gradeTest({ content: readTest(folder), work, seed: "a" }, sandbox);
  expect(detail.tests.filter(({ status }) => status !== "valid")).toEqual([]);
  expect(Object.keys(detail.mistakes.find(({ isAi }) => isAi)!.killedBy)).toHaveLength(3);
  expect(score).toBe(1);
}, 300_000);
