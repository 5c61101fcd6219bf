import type { Result } from "./result";

/** Takes the highest out of what is left, n times; of equal ones by name. Refuses an n that makes no sense. */
function takeBest<T>(items: readonly T[], n: number, isBetter: (a: T, b: T) => boolean): T[] {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`Not a number of places: ${n}`);
  const left = new Set(items.keys());
  const best: T[] = [];
  while (best.length < n && left.size > 0) {
    let champion: number | undefined;
    for (const place of left) {
      if (champion === undefined || isBetter(items[place]!, items[champion]!)) champion = place;
    }
    left.delete(champion!);
    best.push(items[champion!]!);
  }
  return best;
}

export function topScores(scores: readonly number[], n: number): number[] {
  return takeBest(scores, n, (a, b) => a > b);
}

export function topPlayers(results: readonly Result[], n: number): Result[] {
  return takeBest(results, n, (a, b) => a.score > b.score || (a.score === b.score && a.player < b.player));
}
