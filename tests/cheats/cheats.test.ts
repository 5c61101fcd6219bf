import { afterAll, describe, expect, it } from "vitest";
import { KIND_IDS } from "~/kinds/registry";
import { createPool } from "~/sandbox/processes/pool.server";
import { remembering } from "~/sandbox/remembering";
import { isQuick, sample } from "../setup/runs";
import { CHEATS } from "./cheats";
import { MOST_BY_CHEATING, play, targets } from "./play";

/**
 * Two small reviews with one issue each. In reviews like these, it is hardest to recognise that a proof only shows that
 * two versions differ. `npm run bench:cheats` runs the cheats on all exercises.
 */
const SMALL = ["parcel-return", "slot-overlap"];
const PLAYED = [
  "a hash of the results of many calls differs from the AI's",
  "at least 20 calls return something else",
  "the hash decides which value is asserted",
];

/** Two small fixes whose hidden tests check text and dates. */
const SMALL_FIXES = ["fix-due-date-month-end", "fix-reminder-date"];
const PLAYED_FIXES = [
  "code: handed back as it is",
  "code: around each function: returns what answers everything",
  "code: around each function: looks for hidden tests in the stack",
];

/** The fastest test exercise. */
const FAST = ["test-age-on-date"];
const SUITES = [
  "a hash is the correct version's, leaked",
  "a hash is the correct version's, and each answer is defined",
  "a hash by its digits, leaked",
];

const sandbox = remembering(createPool({ size: 2 }));
afterAll(() => sandbox.close());

describe("cheats", () => {
  it("have unique names", () => {
    const names = KIND_IDS.flatMap((kind) => CHEATS[kind].map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(sample(PLAYED, 1))("earn nothing on small reviews: %s", async (name) => {
    const cheat = CHEATS.review.find((one) => one.name === name)!;
    const { played, gain } = await play("review", cheat, await targets(SMALL), sandbox);
    expect(played).toHaveLength(SMALL.length);
    expect(gain).toBe(0);
  });

  it.each(sample(PLAYED_FIXES, 1))("earn nothing on small fixes: %s", async (name) => {
    const cheat = CHEATS.fix.find((one) => one.name === name)!;
    const { played, gain } = await play("fix", cheat, await targets(SMALL_FIXES), sandbox);
    expect(played).toHaveLength(SMALL_FIXES.length);
    expect(gain).toBe(0);
  });

  it.skipIf(isQuick).each(sample(SUITES, 1))("earn next to nothing on a test exercise: %s", async (name) => {
    const cheat = CHEATS.test.find((one) => one.name === name)!;
    expect((await play("test", cheat, await targets(FAST), sandbox)).gain).toBeLessThanOrEqual(MOST_BY_CHEATING);
  });

  it("load as code: a cheat that changes nothing keeps all behaviour", async () => {
    const cheat = CHEATS.fix.find(({ name }) => name === "code: around each function: tries again")!;
    for (const { slug, kind, content } of await targets(SMALL_FIXES)) {
      const work = kind.work.schema.parse(await cheat.make({ slug, content, sandbox }));
      const report = await kind.grade({ content, work, seed: "cheat" }, sandbox);
      expect(report).toMatchObject({ status: "failed", detail: { parts: { kept: 1 } } });
    }
  });
});
