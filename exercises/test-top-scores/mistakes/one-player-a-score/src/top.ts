import type { Result } from "./result";

/** Returns the n highest scores, best first. */
export function topScores(scores: readonly number[], n: number): number[] {
  return [...scores].sort((a, b) => b - a).slice(0, n);
}

/** Returns the n best results, best first. */
export function topPlayers(results: readonly Result[], n: number): Result[] {
  const byScore = new Map(results.map((result) => [result.score, result]));
  return topScores([...byScore.keys()], n).map((score) => byScore.get(score)!);
}
