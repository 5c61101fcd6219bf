import { Board } from "./board";
import type { Score } from "./score";
import type { Log, ScoreStore } from "./score-store";

export type Watcher = (top: readonly Score[]) => void;

/**
 * The boards of all games, kept in memory while the process runs.
 *
 * - every game is loaded once, however many people ask for it at the same time
 * - new results are shown immediately, without waiting for the database
 * - database problems are handled gracefully
 */
export class LiveBoards {
  private readonly loading = new Map<string, Promise<Board>>();
  private readonly boards = new Map<string, Board>();
  private readonly watchers = new Map<string, Set<Watcher>>();

  constructor(
    private readonly store: ScoreStore,
    private readonly log: Log,
  ) {}

  /** The best players of a game. Loads it, if nobody has asked for it before. */
  async top(game: string): Promise<readonly Score[]> {
    const board = await this.boardOf(game);
    return board.top();
  }

  /** Stores a result and shows it. */
  async submit(game: string, score: Score): Promise<void> {
    const board = this.boards.get(game);
    if (board?.add(score)) this.tell(game, board);
    await this.store.append(game, score);
  }

  /** Takes all results of a player out. */
  async ban(game: string, player: string): Promise<void> {
    const board = this.boards.get(game);
    if (board?.remove(player)) this.tell(game, board);
    await this.store.removePlayer(game, player);
  }

  /** Calls the watcher whenever the top of a game has changed. Returns how to end that. */
  watch(game: string, watcher: Watcher): () => void {
    const watchers = this.watchers.get(game) ?? new Set();
    this.watchers.set(game, watchers.add(watcher));
    return () => watchers.delete(watcher);
  }

  /** Everybody who asks for a game shares one promise, so that the database is asked once. */
  private boardOf(game: string): Promise<Board> {
    let board = this.loading.get(game);
    if (!board) {
      board = this.load(game);
      this.loading.set(game, board);
    }
    return board;
  }

  private async load(game: string): Promise<Board> {
    try {
      const board = new Board(await this.store.loadAll(game));
      this.boards.set(game, board);
      return board;
    } catch (error) {
      // Whoever asks next tries again.
      this.loading.delete(game);
      this.log.warn(`Loading ${game} failed: ${String(error)}`);
      return new Board();
    }
  }

  /** A watcher that throws must not disturb the others. */
  private tell(game: string, board: Board): void {
    for (const watcher of this.watchers.get(game) ?? []) {
      try {
        watcher(board.top());
      } catch (error) {
        this.log.warn(`A watcher of ${game} failed: ${String(error)}`);
      }
    }
  }
}
