import type { Result } from "./result";

/** Returns the n highest scores, best first. Works on a copy, so that the caller's array stays untouched. */
export function topScores(scores: readonly number[], n: number): number[] {
  return [...scores].sort().reverse().slice(0, n);
}

/** Returns the n best results, best first. */
export function topPlayers(results: readonly Result[], n: number): Result[] {
  return [...results].sort((a, b) => b.score - a.score).slice(0, n);
}
