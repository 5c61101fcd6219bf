import type { Score } from "./score";

/** The table of results. Each call is a round trip, and may fail. Loading a game takes seconds, and is paid for. */
export interface ScoreStore {
  /** Everything that was stored when it was called, in no order. */
  loadAll(game: string): Promise<readonly Score[]>;
  append(game: string, score: Score): Promise<void>;
  /** Takes all results of a player out. */
  removePlayer(game: string, player: string): Promise<void>;
}

export interface Log {
  warn(text: string): void;
}
