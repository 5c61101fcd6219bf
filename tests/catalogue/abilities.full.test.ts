import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findExercise, indexExercises, listExercises } from "~/catalogue/catalogue.server";
import type { FixContent } from "~/kinds/fix/content";
import type { KindId } from "~/kinds/registry";
import type { ReviewContent } from "~/kinds/review/content";
import { seeded } from "~/kinds/seeded";
import type { TestContent } from "~/kinds/test/content";
import type { Sandbox } from "~/sandbox/contract";
import { createPool } from "~/sandbox/processes/pool.server";
import { remembering } from "~/sandbox/remembering";
import { FEW } from "../setup/exercises";
import { isLong } from "../setup/runs";
import { repairBy, reviewBy, type Skill, suiteBy } from "./robots";

/**
 * The whole catalogue ranks people by ability. Robots with known abilities hand in every exercise once, and the real
 * graders grade their work. The robots' scores must follow the order of their abilities, both in a single pass with one
 * false-alarm rate and in the means over all rates.
 */

/**
 * The long run uses all 25 abilities. Other runs use every third ability, with four false-alarm rates, or with only one
 * for suites, the slowest kind.
 */
const ABILITIES = Array.from({ length: 25 }, (_, n) => (n + 1) / 25).filter((_, n) => isLong || n % 3 === 0);
const ALARMS = [0.25, 1, 0, 0.5, 2];
const alarmsFor = (kind: KindId) => (isLong ? ALARMS : ALARMS.slice(0, kind === "test" ? 1 : 4));

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = remembering(createPool({ size: 2 }), 200_000_000);
  await indexExercises();
});
afterAll(() => sandbox.close());

const makers = {
  review: (skill: Skill, content: unknown, random: () => number) => reviewBy(skill, content as ReviewContent, random),
  test: (skill: Skill, content: unknown, random: () => number) => suiteBy(skill, content as TestContent, random),
  fix: (skill: Skill, content: unknown, random: () => number) => repairBy(skill, content as FixContent, random),
};

/**
 * Whether this run includes the exercise. A short run includes only a few test exercises, because some suites take
 * seconds: each surviving small variant runs with many inputs.
 */
const isPlayed = (kind: KindId, slug: string) => isLong || kind !== "test" || FEW.includes(slug);

/** Returns a robot's mean score over the exercises of a kind. */
async function passOf(kindId: KindId, skill: Skill): Promise<number> {
  const exercises = listExercises().filter(({ kind, slug }) => kind === kindId && isPlayed(kind, slug));
  const scores = exercises.map(async ({ slug }) => {
    const { kind, content } = findExercise(slug)!;
    const work = makers[kindId](skill, content, seeded(`${slug} ${skill.ability} ${skill.alarms}`));
    const { score } = (await kind.grade({ content, work, seed: "robot" }, sandbox)) as { score: number };
    return score;
  });
  return mean(await Promise.all(scores));
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

/** Returns the values' ranks, starting at 1. Equal values share the mean of their ranks. */
function ranks(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1);
}

/** Spearman's rank correlation: Pearson's correlation of the ranks. */
function spearman(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranks(a), ranks(b)];
  const [mx, my] = [mean(x), mean(y)];
  const sum = (of: (i: number) => number) => x.reduce((all, _, i) => all + of(i), 0);
  return (
    sum((i) => (x[i]! - mx) * (y[i]! - my)) / Math.sqrt(sum((i) => (x[i]! - mx) ** 2) * sum((i) => (y[i]! - my) ** 2))
  );
}

describe("scores follow the order of abilities", () => {
  it.each(["review", "test", "fix"] as const)(
    "%s",
    async (kind) => {
      const rates = alarmsFor(kind);
      const passes: number[][] = [];
      for (const alarms of rates) {
        const scores: number[] = [];
        for (const ability of ABILITIES) scores.push(await passOf(kind, { ability, alarms }));
        passes.push(scores);
      }
      const figures = {
        means: spearman(
          ABILITIES,
          ABILITIES.map((_, n) => mean(passes.map((scores) => scores[n]!))),
        ),
        passes: passes.map((scores) => spearman(ABILITIES, scores)),
      };
      console.log(
        kind,
        JSON.stringify(figures),
        rates.map((rate, n) => `${rate}: ${passes[n]!.map((score) => score.toFixed(2)).join(" ")}`),
      );
      expect(figures.means).toBeGreaterThanOrEqual(0.95);
      expect(Math.min(...figures.passes)).toBeGreaterThanOrEqual(0.8);
    },
    900_000,
  );
});

it("Spearman's correlation is 1 for the same order and −1 for the reverse, and ties share a rank", () => {
  expect(spearman([1, 2, 3], [10, 20, 90])).toBeCloseTo(1);
  expect(spearman([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1);
  expect(spearman([1, 2, 3, 4], [1, 1, 2, 2])).toBeCloseTo(0.894, 3);
});
