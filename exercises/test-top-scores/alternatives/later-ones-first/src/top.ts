import type { Result } from "./result";

/** Sorts upwards and walks back from the end, so that the later of equal results comes first. Hands out copies. */
export function topPlayers(results: readonly Result[], n: number): Result[] {
  const upwards = results.slice().sort((a, b) => a.score - b.score);
  const best: Result[] = [];
  for (let place = upwards.length - 1; place >= 0 && best.length < n; place -= 1) best.push({ ...upwards[place]! });
  return best;
}

export function topScores(scores: readonly number[], n: number): number[] {
  return topPlayers(scores.map((score) => ({ player: "", score })), n).map(({ score }) => score);
}
