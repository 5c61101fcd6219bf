import type { Result } from "./result";

/** The highest scores, highest first: n of them, or all if there are fewer. */
export function topScores(scores: readonly number[], n: number): number[] {
  return [...scores].sort((a, b) => b - a).slice(0, n);
}

/** The results with the highest scores, highest first. Equal ones keep the order in which they came. */
export function topPlayers(results: readonly Result[], n: number): Result[] {
  return [...results].sort((a, b) => b.score - a.score).slice(0, n);
}
