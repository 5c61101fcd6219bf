import type { Result } from "./result";

export type Medal = "gold" | "silver" | "bronze";

export interface Row {
  readonly rank: number;
  readonly player: string;
  readonly score: number;
  /** Only for the first three ranks. */
  readonly medal?: Medal;
}

const MEDALS: readonly Medal[] = ["gold", "silver", "bronze"];

/**
 * Ranks players from best to worst, as in sports: equal scores share a rank, and the ranks after them are skipped
 * (1, 1, 3).
 */
export function rankPlayers(results: readonly Result[]): Row[] {
  let rank = 0;
  let lastScore: number | undefined;

  return [...results].sort(bestFirst).map(({ player, score }) => {
    if (score !== lastScore) rank += 1;
    lastScore = score;
    return { rank, player, score, medal: MEDALS[rank - 1] };
  });
}

/** The rank of one player; undefined without a result. */
export function rankOf(results: readonly Result[], player: string): number | undefined {
  return rankPlayers(results).find((row) => row.player === player)?.rank;
}

/** Higher scores first. Among equals, whoever was there first. */
function bestFirst(a: Result, b: Result): number {
  return b.score - a.score || a.reachedAt - b.reachedAt;
}
