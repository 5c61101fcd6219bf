import { byRank, type Score } from "./score";

/** How many players the board shows. */
export const TOP = 10;

/**
 * The board of one game. Who is shown stands in a Map by player, and the others in another one; a result takes the
 * place of the worst who is shown, if it is better.
 *
 * The overlay for the big screens uses it as well.
 */
export class Board {
  private readonly shown = new Map<string, Score>();
  private readonly others = new Map<string, Score>();
  private sorted: readonly Score[] | null = null;

  constructor(scores: Iterable<Score> = []) {
    for (const score of scores) this.add(score);
  }

  /** Takes a result in. True if the top has changed. */
  add(score: Score): boolean {
    const { player } = score;
    const known = this.shown.get(player) ?? this.others.get(player);
    if (known && byRank(known, score) <= 0) return false;

    if (!this.shown.has(player) && this.shown.size === TOP) {
      const worst = this.top()[TOP - 1] as Score;
      if (byRank(worst, score) < 0) {
        this.others.set(player, score);
        return false;
      }
      this.shown.delete(worst.player);
      this.others.set(worst.player, worst);
    }
    this.others.delete(player);
    this.shown.set(player, score);
    this.sorted = null;
    return true;
  }

  /** Takes a player out. True if the top has changed. */
  remove(player: string): boolean {
    this.others.delete(player);
    if (!this.shown.delete(player)) return false;
    this.sorted = null;
    const [next] = [...this.others.values()].sort(byRank);
    if (next) {
      this.others.delete(next.player);
      this.shown.set(next.player, next);
    }
    return true;
  }

  /** The best players, at most ten, each with their best result. */
  top(): readonly Score[] {
    this.sorted ??= [...this.shown.values()].sort(byRank);
    return this.sorted;
  }
}
