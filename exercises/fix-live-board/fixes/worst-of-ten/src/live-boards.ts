import { Board } from "./board";
import type { Score } from "./score";
import type { Log, ScoreStore } from "./score-store";

export type Watcher = (top: readonly Score[]) => void;

/**
 * The boards of all games, kept in memory while the process runs.
 *
 * - every game is loaded once, however many people ask for it at the same time; a load that failed is forgotten
 * - what is stored reaches the board, also one that is still being loaded; what could not be stored does not
 */
export class LiveBoards {
  private readonly boards = new Map<string, Promise<Board>>();
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
    this.change(game, (board) => board.add(score));
  }

  /** Takes all results of a player out. */
  async ban(game: string, player: string): Promise<void> {
    await this.store.removePlayer(game, player);
    this.change(game, (board) => board.remove(player));
  }

  /** Calls the watcher whenever the top of a game has changed. Returns how to end that. */
  watch(game: string, watcher: Watcher): () => void {
    const watchers = this.watchers.get(game) ?? new Set();
    this.watchers.set(game, watchers.add(watcher));
    return () => watchers.delete(watcher);
  }

  /** Everybody who asks for a game shares one promise, so that the database is asked once. */
  private boardOf(game: string): Promise<Board> {
    let board = this.boards.get(game);
    if (!board) {
      board = this.load(game);
      this.boards.set(game, board);
    }
    return board;
  }

  private async load(game: string): Promise<Board> {
    try {
      return new Board(await this.store.loadAll(game));
    } catch (error) {
      this.boards.delete(game);
      this.log.warn(`Loading ${game} failed: ${String(error)}`);
      throw error;
    }
  }

  /**
   * Changes a board and tells its watchers. One that is being loaded is changed when it is there: its load may have
   * begun before the change was stored. Nobody waits for that. One that is not in memory will load the change.
   */
  private change(game: string, apply: (board: Board) => boolean): void {
    this.boards.get(game)?.then(
      (board) => {
        if (apply(board)) this.tell(game, board);
      },
      () => {
        // The load has failed; the next one will bring the change along.
      },
    );
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
