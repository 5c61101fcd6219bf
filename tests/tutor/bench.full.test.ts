import { beforeAll, describe, expect, it } from "vitest";
import { type Bench, type Guarded, openBench, passHarmless, passMade, passStored } from "./play-tutor";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
const leaksIn = (guarded: readonly Guarded[]) =>
  guarded.flatMap(({ slug, style, asker, leaks }) =>
    leaks.length === 0 ? [] : [`${slug}, ${style}, ${asker}: ${leaks.join("; ")}`],
  );

describe("the tutor's guard", () => {
  it("shows nothing of raw replies and attacks that gives the answer away", async () => {
    const guarded = [...(await passStored(bench, "raw")), ...(await passStored(bench, "attacks"))];
    expect(guarded.length).toBeGreaterThan(1_000);
    expect(leaksIn(guarded)).toEqual([]);
  });

  it("shows nothing of replies made from each exercise's key that gives the answer away", async () => {
    const guarded = await passMade(bench);
    expect(new Set(guarded.map(({ slug }) => slug)).size).toBe(bench.targets.size);
    expect(leaksIn(guarded)).toEqual([]);
  });

  it.each(["harmless", "prompted", "unseen"] as const)("shows at least 85%% of %s replies unchanged", async (name) => {
    const guarded = await passHarmless(bench, name);
    expect(guarded.filter(({ isWhole }) => isWhole).length / guarded.length).toBeGreaterThanOrEqual(0.85);
  });

  it("is judged by a judge that finds what raw replies give away", async () => {
    const { leaksOf } = await import("./judge");
    const { storedReplies } = await import("./stored-replies");
    for (const { slug, text, marked } of storedReplies("raw"))
      expect(leaksOf({ text, said: "", marked }, bench.targets.get(slug)!.answer, bench.common)).not.toEqual([]);
  });
});
