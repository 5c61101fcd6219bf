import { byRank, type Score } from "./score";

/** How many players the board shows. */
export const TOP = 10;

/**
 * The board of one game. Results go into a Map, and into a short list of leaders, at their place: from the end upwards,
 * past everybody who is worse.
 *
 * The overlay for the big screens uses it as well.
 */
export class Board {
  private readonly best = new Map<string, Score>();
  private readonly leaders: Score[] = [];

  constructor(scores: Iterable<Score> = []) {
    for (const score of scores) this.add(score);
  }

  /** Takes a result in. True if the top has changed. */
  add(score: Score): boolean {
    const known = this.best.get(score.player);
    if (known && byRank(known, score) <= 0) return false;
    this.best.set(score.player, score);
    if (known) this.drop(known);
    this.insert(score);
    if (this.leaders.length <= TOP) return true;
    return this.leaders.pop() !== score;
  }

  /** Takes a player out. True if the top has changed. */
  remove(player: string): boolean {
    const known = this.best.get(player);
    this.best.delete(player);
    if (!known || !this.drop(known)) return false;
    // The best of those who are not shown moves up.
    let next: Score | undefined;
    for (const score of this.best.values()) {
      if (!this.leaders.includes(score) && (!next || byRank(score, next) < 0)) next = score;
    }
    if (next) this.leaders.push(next);
    return true;
  }

  /** The best players, at most ten, each with their best result. */
  top(): readonly Score[] {
    return [...this.leaders];
  }

  private insert(score: Score): void {
    let place = this.leaders.length;
    while (place > 0 && byRank(this.leaders[place - 1]!, score) > 0) place--;
    this.leaders.splice(place, 0, score);
  }

  private drop(score: Score): boolean {
    const place = this.leaders.indexOf(score);
    if (place >= 0) this.leaders.splice(place, 1);
    return place >= 0;
  }
}
