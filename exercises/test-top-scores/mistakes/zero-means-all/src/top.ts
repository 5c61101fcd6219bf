import type { Result } from "./result";

/** Returns the n highest scores, best first. */
export function topScores(scores: readonly number[], n: number): number[] {
  const limit = n || scores.length;
  return [...scores].sort((a, b) => b - a).slice(0, limit);
}

/** Returns the n best results, best first. */
export function topPlayers(results: readonly Result[], n: number): Result[] {
  return [...results].sort((a, b) => b.score - a.score).slice(0, n);
}
