import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readFix } from "~/kinds/fix/content";
import { DISTANCES } from "~/kinds/fix/fixtures/distances";
import { KINDS } from "~/kinds/registry";
import { readTest } from "~/kinds/test/content";
import { SHARE } from "~/kinds/test/fixtures/share";
import { createPool } from "~/sandbox/processes/pool.server";
import { sample } from "../setup/runs";
import { leastOf, longestBlock } from "../setup/timing";
import { CANARY } from "./canary";
import { READING_FAMILIES } from "./reading-families";

/**
 * A submission that is hard to parse delays only its author: no thread that serves pages waits for it, and the graders
 * keep working.
 */

const pool = createPool({ size: 1 });
const suites = readTest(SHARE);
const repairs = readFix(DISTANCES);
beforeAll(async () => {
  // Loading and compiling that happens only once doesn't count towards a submission's cost.
  const suite = { suite: 'it("x", () => {});', confidence: 80 };
  await KINDS.test.grade({ content: suites, work: suite, seed: "a" }, pool);
  await KINDS.fix.grade({ content: repairs, work: { files: {}, confidence: 80 }, seed: "a" }, pool);
});
afterAll(() => pool.close());
/**
 * The longest allowed pause: longer than most delays on a busy machine, but far shorter than the pauses of seconds to
 * hours that vulnerable parsers caused.
 */
const PAUSE_MS = 400;
const NEXT_JOB_MS = 4_000;

describe("no page waits while a submission is parsed", () => {
  it.each(sample(Object.entries(READING_FAMILIES), 2, ([name]) => name))("%s", { timeout: 60_000 }, async (_, text) => {
    await pool.run(CANARY);
    const suite = { suite: `${text}\nit("x", () => {});`, confidence: 80 };
    const path = repairs.exercise.editable[0]!;
    const repair = { files: { [path]: `${repairs.code[path]}\n${text}` }, confidence: 80 };
    const ask = () =>
      Promise.all([
        KINDS.test.work.likeness(suites, suite),
        KINDS.fix.work.likeness(repairs, repair),
        KINDS.test.grade({ content: suites, work: suite, seed: "a" }, pool),
        KINDS.fix.grade({ content: repairs, work: repair, seed: "a" }, pool),
      ]);
    const pauses = await leastOf(() =>
      longestBlock(async () => {
        const asked = ask();
        const started = performance.now();
        await pool.run(CANARY);
        expect(performance.now() - started).toBeLessThan(NEXT_JOB_MS);
        for (const report of (await asked).slice(2) as { status: string }[]) expect(report.status).not.toBe("ungraded");
      }),
    );
    expect(pauses).toBeLessThan(PAUSE_MS);
  });
});
