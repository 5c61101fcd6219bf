import type { Result } from "./result";

/** Returns a list of n scores, best first. */
export function topScores(scores: readonly number[], n: number): number[] {
  const sorted = [...scores].sort((a, b) => b - a);
  return Array.from({ length: n }, (_, place) => sorted[place]!);
}

/** Returns the n best results, best first. */
export function topPlayers(results: readonly Result[], n: number): Result[] {
  return [...results].sort((a, b) => b.score - a.score).slice(0, n);
}
