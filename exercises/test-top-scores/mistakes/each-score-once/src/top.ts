import type { Result } from "./result";

/** Returns the n highest scores, best first, without duplicates. */
export function topScores(scores: readonly number[], n: number): number[] {
  return [...new Set(scores)].sort((a, b) => b - a).slice(0, n);
}

/** Returns the n best results, best first. */
export function topPlayers(results: readonly Result[], n: number): Result[] {
  return [...results].sort((a, b) => b.score - a.score).slice(0, n);
}
