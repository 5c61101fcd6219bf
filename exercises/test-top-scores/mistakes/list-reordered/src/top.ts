import type { Result } from "./result";

/** Returns the n highest scores, best first. `slice` makes sure that the caller gets an array of their own. */
export function topScores(scores: number[], n: number): number[] {
  return scores.sort((a, b) => b - a).slice(0, n);
}

/** Returns the n best results, best first. */
export function topPlayers(results: readonly Result[], n: number): Result[] {
  return [...results].sort((a, b) => b.score - a.score).slice(0, n);
}
