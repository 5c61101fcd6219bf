import { byRank, type Score } from "./score";

/** How many players the board shows. */
export const TOP = 10;

/**
 * The board of one game: each player with their best result. The top is kept beside it; a new result is compared with
 * the last of the top, and sorts at most eleven.
 *
 * The overlay for the big screens uses it as well.
 */
export class Board {
  private readonly best = new Map<string, Score>();
  private leaders: readonly Score[] = [];

  constructor(scores: Iterable<Score> = []) {
    for (const score of scores) this.add(score);
  }

  /** Takes a result in. True if the top has changed. */
  add(score: Score): boolean {
    const before = this.best.get(score.player);
    if (before && byRank(before, score) <= 0) return false;
    this.best.set(score.player, score);

    // Who is in the top already and gets better stays ahead of the last one.
    const last = this.leaders.at(-1);
    if (this.leaders.length === TOP && last && byRank(last, score) < 0) return false;
    const others = this.leaders.filter(({ player }) => player !== score.player);
    this.leaders = [...others, score].sort(byRank).slice(0, TOP);
    return true;
  }

  /** Takes a player out. True if the top has changed. */
  remove(player: string): boolean {
    this.best.delete(player);
    if (!this.leaders.some((score) => score.player === player)) return false;
    // Seldom: the next one has to be looked for among all.
    this.leaders = [...this.best.values()].sort(byRank).slice(0, TOP);
    return true;
  }

  /** The best players, at most ten, each with their best result. */
  top(): readonly Score[] {
    return this.leaders;
  }
}
