import type { Result } from "./result";

/** Returns the n highest scores, best first. */
export function topScores(scores: readonly number[], n: number): number[] {
  return [...scores].sort((a, b) => b - a).slice(0, n);
}

/** Returns the n best results, best first. */
export function topPlayers(results: Result[], n: number): Result[] {
  results.sort((a, b) => b.score - a.score);
  return results.slice(0, n);
}
