import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readFix } from "~/kinds/fix/content";
import { DISTANCES } from "~/kinds/fix/fixtures/distances";
import { KINDS } from "~/kinds/registry";
import { readTest } from "~/kinds/test/content";
import { SHARE } from "~/kinds/test/fixtures/share";
import { createPool } from "~/sandbox/pool.server";
import { sample } from "../setup/runs";
import { CANARY } from "./canary";
import { READING_FAMILIES } from "./reading-families";

/**
 * A submission that is hard to parse costs only its author: no thread that serves pages waits for it, and the graders
 * keep working.
 */

const pool = createPool({ size: 1 });
const suites = readTest(SHARE);
const repairs = readFix(DISTANCES);
beforeAll(async () => {
  // What is loaded and compiled once doesn't count towards a submission's cost.
  const suite = { suite: 'it("x", () => {});', confidence: 80 };
  await KINDS.test.grade({ content: suites, work: suite, seed: "a" }, pool);
  await KINDS.fix.grade({ content: repairs, work: { files: {}, confidence: 80 }, seed: "a" }, pool);
});
afterAll(() => pool.close());
/** The longest time in ms for which `work` blocked this thread. */
async function longestPause(work: Promise<unknown>): Promise<number> {
  let isDone = false;
  const end = () => {
    isDone = true;
  };
  work.then(end, end);
  let longest = 0;
  for (let before = performance.now(); !isDone; before = performance.now()) {
    await sleep(1);
    longest = Math.max(longest, performance.now() - before);
  }
  return longest;
}

/** Longer than most delays on a busy machine; the parsers took seconds to hours. */
const PAUSE_MS = 400;
const NEXT_JOB_MS = 4_000;

describe("no page waits while a submission is parsed", () => {
  it.each(sample(Object.entries(READING_FAMILIES), 2, ([name]) => name))("%s", { timeout: 60_000 }, async (_, text) => {
    await pool.run(CANARY);
    const suite = { suite: `${text}\nit("x", () => {});`, confidence: 80 };
    const path = repairs.exercise.editable[0]!;
    const repair = { files: { [path]: `${repairs.code[path]}\n${text}` }, confidence: 80 };
    const asked = Promise.all([
      KINDS.test.work.likeness(suites, suite),
      KINDS.fix.work.likeness(repairs, repair),
      KINDS.test.grade({ content: suites, work: suite, seed: "a" }, pool),
      KINDS.fix.grade({ content: repairs, work: repair, seed: "a" }, pool),
    ]);
    const started = performance.now();
    const next = pool.run(CANARY).then(() => performance.now() - started);
    expect(await longestPause(asked)).toBeLessThan(PAUSE_MS);
    expect(await next).toBeLessThan(NEXT_JOB_MS);
    expect((await asked).slice(2).map((report) => (report as { status: string }).status)).not.toContain("ungraded");
  });
});
