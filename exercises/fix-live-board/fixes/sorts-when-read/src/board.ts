import { byRank, type Score } from "./score";

/** How many players the board shows. */
export const TOP = 10;

/**
 * The board of one game: each player with their best result, one row a player. Sorted when somebody looks.
 *
 * The overlay for the big screens uses it as well.
 */
export class Board {
  private readonly best = new Map<string, Score>();

  constructor(scores: Iterable<Score> = []) {
    for (const score of scores) this.keep(score);
  }

  /** Takes a result in. True if the top has changed. */
  add(score: Score): boolean {
    return this.keep(score) && this.top().includes(score);
  }

  /** Takes a player out. True if the top has changed. */
  remove(player: string): boolean {
    const wasShown = this.top().some((score) => score.player === player);
    this.best.delete(player);
    return wasShown;
  }

  /** The best players, at most ten, each with their best result. */
  top(): readonly Score[] {
    return [...this.best.values()].sort(byRank).slice(0, TOP);
  }

  private keep(score: Score): boolean {
    const before = this.best.get(score.player);
    if (before && byRank(before, score) <= 0) return false;
    this.best.set(score.player, score);
    return true;
  }
}
