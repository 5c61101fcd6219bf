import { byRank, type Score } from "./score";

/** How many players the board shows. */
export const TOP = 10;

/**
 * The board of one game: each player with their best result. Always kept in order, so reading the top is fast.
 *
 * The overlay for the big screens uses it as well.
 */
export class Board {
  private scores: Score[];

  constructor(scores: Iterable<Score> = []) {
    this.scores = [...scores].sort(byRank);
  }

  /** Takes a result in. True if the top has changed. */
  add(score: Score): boolean {
    const before = this.top();
    this.scores = [...this.scores, score].sort(byRank);
    return !isSame(before, this.top());
  }

  /** Takes a player out. True if the top has changed. */
  remove(player: string): boolean {
    const before = this.top();
    this.scores = this.scores.filter((score) => score.player !== player);
    return !isSame(before, this.top());
  }

  /** The best players, at most ten, each with their best result. */
  top(): readonly Score[] {
    const seen = new Set<string>();
    const top: Score[] = [];
    for (const score of this.scores) {
      if (seen.has(score.player)) continue;
      seen.add(score.player);
      top.push(score);
      if (top.length === TOP) break;
    }
    return top;
  }
}

function isSame(before: readonly Score[], after: readonly Score[]): boolean {
  return before.length === after.length && before.every((score, place) => score === after[place]);
}
