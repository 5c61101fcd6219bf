import { topPlayers, topScores } from "./src/top";

/** Scores of one to four digits, some twice, some below zero, and how many to list. */
export function inputs(random: () => number): unknown[] {
  const below = (end: number) => Math.floor(random() * end);
  const score = () => [() => below(10), () => below(100), () => below(5_000), () => -below(50), () => 7][below(5)]!();
  return [Array.from({ length: below(6) }, score), below(7)];
}

/** What the specification settles: scores, how many different players, and what the caller has afterwards. */
export function call(args: unknown[]): unknown {
  const [scores, n] = args as [number[], number];
  const results = scores.map((score, i) => ({ player: `p${i}`, score }));
  const best = topPlayers(results, n);
  return {
    scores: topScores(scores, n).map((score) => score + 0),
    players: best.map(({ score }) => score + 0),
    different: new Set(best.map(({ player }) => player)).size,
    afterwards: [[...scores], results.map(({ player, score }) => `${player} ${score}`)],
  };
}
