import { Board } from "../src/board";
import type { Score } from "../src/score";

/** `n` players with a result each, every tenth of them better than all before. */
export function prepare(n: number): Score[] {
  return Array.from({ length: n }, (_, i) => ({
    player: `player-${(i * 7919) % n}-${i}`,
    points: i % 10 === 0 ? 10_000 + i : (i * 37) % 5_000,
    at: i,
  }));
}

export function work(scores: readonly Score[]) {
  const board = new Board();
  let sum = 0;
  for (const score of scores) {
    board.add(score);
    sum += board.top()[0]?.points ?? 0;
  }
  return { sum, top: board.top() };
}
