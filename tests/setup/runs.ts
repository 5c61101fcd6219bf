import { drawn } from "../../scripts/sample.mjs";

/** True in `npm run test:long`, which runs everything in full where `npm test -- --all` takes a sample. */
export const isLong = process.env.ONRAMP_LONG === "1";

/** True in `npm test` without arguments, which samples long lists and leaves some tests to `npm test -- --all`. */
export const isQuick = process.env.ONRAMP_QUICK === "1";

/**
 * Returns how many cases a property test draws: normally `count`, 20 times as many in the long run, and a quarter of
 * them in the quick run.
 */
export const runs = (count: number): number => (isLong ? 20 * count : isQuick ? Math.ceil(count / 4) : count);

/** Returns all items, except in the quick run: then `count` items, drawn with the seed that the run prints. */
export const sample = <T>(all: readonly T[], count: number, nameOf?: (one: T) => string): readonly T[] =>
  isQuick ? drawn(process.env.ONRAMP_SEED!, all, count, nameOf) : all;

/**
 * Returns all exercises, except in the quick run: then `count` exercises, drawn with the run's seed, and every exercise
 * that differs from the main branch.
 */
export const sampleExercises = (slugs: readonly string[], count: number): readonly string[] => {
  const changed = (process.env.ONRAMP_CHANGED ?? "").split(",");
  const chosen = new Set([...sample(slugs, count), ...slugs.filter((slug) => changed.includes(slug))]);
  return slugs.filter((slug) => chosen.has(slug));
};
