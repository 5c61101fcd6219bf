import { type Row, rankPlayers } from "./rank";
import type { Result } from "./result";

export type { Row } from "./rank";

const DEFAULT_TOP = 10;

/** The best players of a game: everybody whose rank is `top` or better. */
export function board(results: readonly Result[], top = DEFAULT_TOP): Row[] {
  return rankPlayers(results).filter((row) => row.rank <= top);
}
