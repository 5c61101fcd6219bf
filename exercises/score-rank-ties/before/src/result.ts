/** The best result of a player. */
export interface Result {
  readonly player: string;
  /** Whole points; below zero in some games. */
  readonly score: number;
  /** When the player got there, in milliseconds. */
  readonly reachedAt: number;
}
