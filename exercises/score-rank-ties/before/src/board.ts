import type { Result } from "./result";

export interface Row {
  readonly rank: number;
  readonly player: string;
  readonly score: number;
}

const DEFAULT_TOP = 10;

/** The best players of a game. */
export function board(results: readonly Result[], top = DEFAULT_TOP): Row[] {
  return [...results]
    .sort((a, b) => b.score - a.score)
    .slice(0, top)
    .map(({ player, score }, index) => ({ rank: index + 1, player, score }));
}
