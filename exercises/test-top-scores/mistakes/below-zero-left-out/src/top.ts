import type { Result } from "./result";

/** Returns the n highest valid scores, best first. */
export function topScores(scores: readonly number[], n: number): number[] {
  const valid = scores.filter((score) => score >= 0);
  return valid.sort((a, b) => b - a).slice(0, n);
}

/** Returns the n best results, best first. */
export function topPlayers(results: readonly Result[], n: number): Result[] {
  return [...results].sort((a, b) => b.score - a.score).slice(0, n);
}
