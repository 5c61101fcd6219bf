import type { Result } from "./result";

/** Returns the n highest scores: sorts upwards and takes the last n. */
export function topScores(scores: readonly number[], n: number): number[] {
  const sorted = [...scores].sort((a, b) => a - b);
  return sorted.slice(Math.max(0, sorted.length - n));
}

/** Returns the n best results, best first. */
export function topPlayers(results: readonly Result[], n: number): Result[] {
  return [...results].sort((a, b) => b.score - a.score).slice(0, n);
}
