import { Board } from "../src/board";
import type { Score } from "../src/score";

/** 60 players who play again and again, and get better slowly. */
export function prepare(n: number): Score[] {
  return Array.from({ length: n }, (_, i) => ({ player: `p${i % 60}`, points: 100 + ((i * 13) % 50) + i, at: i }));
}

export function work(scores: readonly Score[]) {
  const board = new Board(scores.slice(0, 60));
  let changes = 0;
  for (const score of scores.slice(60)) {
    if (board.add(score)) changes += board.top().length;
  }
  return { changes, top: board.top() };
}
