import { LiveBoards } from "../src/live-boards";
import type { Score } from "../src/score";
import type { ScoreStore } from "../src/score-store";

/** A result from "ana 120 @3": who, how many points, when. The time may be left out. */
export function result(text: string): Score {
  const [, player = "", points, at = "0"] = /^(\S+) (\d+)(?: @(\d+))?$/.exec(text) ?? [];
  return { player, points: Number(points), at: Number(at) };
}

/** A table in memory. Its calls wait or fail as a test wants it. */
class Table implements ScoreStore {
  readonly rows = new Map<string, Score[]>();
  /** The games that were loaded, in order. */
  readonly loads: string[] = [];
  isDown = false;
  private gate: Promise<void> = Promise.resolve();

  /** Loads that begin from now on do not end before the returned function is called. */
  holdLoads(): () => void {
    let open = () => {};
    this.gate = new Promise((resolve) => {
      open = resolve;
    });
    return open;
  }

  async loadAll(game: string): Promise<readonly Score[]> {
    this.loads.push(game);
    this.fail();
    const stored = [...(this.rows.get(game) ?? [])];
    await this.gate;
    this.fail();
    return stored;
  }

  async append(game: string, score: Score): Promise<void> {
    await Promise.resolve();
    this.fail();
    this.rows.set(game, [...(this.rows.get(game) ?? []), score]);
  }

  async removePlayer(game: string, player: string): Promise<void> {
    await Promise.resolve();
    this.fail();
    this.rows.set(game, (this.rows.get(game) ?? []).filter((score) => score.player !== player));
  }

  private fail(): void {
    if (this.isDown) throw new Error("table is down");
  }
}

/** Boards over a table that holds some results of one game. */
export function arena(game: string, ...results: string[]) {
  const table = new Table();
  table.rows.set(game, results.map(result));
  const logged: string[] = [];
  const boards = new LiveBoards(table, { warn: (text) => void logged.push(text) });
  return {
    table,
    boards,
    logged,
    /** "ana 120", best first. */
    shown: async () => (await boards.top(game)).map(({ player, points }) => `${player} ${points}`),
  };
}

/** Lets everything run that waits for nothing but its turn. */
export const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 1));
