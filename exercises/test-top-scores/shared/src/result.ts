/** What a player has reached in a game. */
export interface Result {
  readonly player: string;
  /** Whole points. */
  readonly score: number;
}
