import { drawn } from "../../scripts/sample.mjs";

/** `npm run test:long` runs everything in full where `npm test -- --all` takes a sample. */
export const isLong = process.env.ONRAMP_LONG === "1";

/** `npm test` without arguments samples long lists, and leaves some tests to `npm test -- --all`. */
export const isQuick = process.env.ONRAMP_QUICK === "1";

/** How many cases a property test draws: `count`, 20 times as many in the long run, a quarter in the quick run. */
export const runs = (count: number): number => (isLong ? 20 * count : isQuick ? Math.ceil(count / 4) : count);

/** In the quick run, `count` items drawn by the seed that it prints; otherwise all. */
export const sample = <T>(all: readonly T[], count: number, nameOf?: (one: T) => string): readonly T[] =>
  isQuick ? drawn(process.env.ONRAMP_SEED!, all, count, nameOf) : all;

/** In the quick run, `count` exercises drawn by its seed plus each that differs from the main branch; otherwise all. */
export const sampleExercises = (slugs: readonly string[], count: number): readonly string[] => {
  const changed = (process.env.ONRAMP_CHANGED ?? "").split(",");
  const chosen = new Set([...sample(slugs, count), ...slugs.filter((slug) => changed.includes(slug))]);
  return slugs.filter((slug) => chosen.has(slug));
};
