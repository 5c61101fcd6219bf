/** One result of one player. */
export interface Score {
  readonly player: string;
  readonly points: number;
  /** When it was reached, in milliseconds. */
  readonly at: number;
}

/** More points first; of equals, who was earlier; then by name. 0 only for the same result. */
export function byRank(a: Score, b: Score): number {
  if (a.points !== b.points) return b.points - a.points;
  if (a.at !== b.at) return a.at - b.at;
  if (a.player === b.player) return 0;
  return a.player < b.player ? -1 : 1;
}
