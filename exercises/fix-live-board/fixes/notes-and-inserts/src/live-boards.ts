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
  /** What has changed while a game is being loaded. */
  private readonly pending = new Map<string, ((board: Board) => boolean)[]>();
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
    await this.store.append(game, score);
    this.apply(game, (board) => board.add(score));
  }

  /** Takes all results of a player out. */
  async ban(game: string, player: string): Promise<void> {
    await this.store.removePlayer(game, player);
    this.apply(game, (board) => board.remove(player));
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
    this.pending.set(game, []);
    try {
      const board = new Board(await this.store.loadAll(game));
      let hasChanged = false;
      for (const change of this.pending.get(game) ?? []) hasChanged = change(board) || hasChanged;
      this.boards.set(game, board);
      if (hasChanged) this.tell(game, board);
      return board;
    } catch (error) {
      this.log.warn(`Loading ${game} failed: ${String(error)}`);
      this.loading.delete(game);
      throw error;
    } finally {
      this.pending.delete(game);
    }
  }

  /** Changes a board now, or notes the change down for when the board is there. */
  private apply(game: string, change: (board: Board) => boolean): void {
    const board = this.boards.get(game);
    if (!board) this.pending.get(game)?.push(change);
    else if (change(board)) this.tell(game, board);
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
