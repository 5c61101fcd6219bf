import type { Code, Race } from "./src/race";
import { seriesResult } from "./src/series";

const CODES: readonly Code[] = ["DNC", "DNF", "OCS", "DSQ", "DNE", "DNE", "SCP", "SCP"];

/** One to four boats and up to eight races, or twelve boats and one race. Ties, codes and absent boats are frequent. */
export function inputs(random: () => number): unknown[] {
  const below = (end: number) => Math.floor(random() * end);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const [boats, sailed] = pick([
    [1, 1],
    [2, 1],
    [2, 3],
    [2, 8],
    [3, 0],
    [3, 2],
    [3, 4],
    [3, 5],
    [4, 1],
    [4, 3],
    [12, 1],
  ] as const);
  const entries = [..."ABCDEFGHIJKL"].slice(0, boats);
  const withCodes = pick([0, 0.1, 0.3, 0.7]);
  const race = (): Race => {
    const left = entries.filter(() => random() < 0.9);
    const crossed: string[][] = [];
    while (left.length > 0) {
      const sail = left.splice(below(left.length), 1);
      if (crossed.length > 0 && random() < 0.15) crossed[crossed.length - 1]!.push(...sail);
      else crossed.push(sail);
    }
    const codes: Record<string, Code> = {};
    for (const sail of entries) if (random() < withCodes) codes[sail] = pick(CODES);
    return { crossed, codes };
  };
  return [entries, Array.from({ length: sailed }, race)];
}

/** The rows by sail number, the discards in the order of the races, and the arguments as they are afterwards. */
export function call(args: unknown[]): unknown {
  const [entries, races] = args as [string[], Race[]];
  const rows = seriesResult(entries, races)
    .map(({ sail, rank, scores, discarded, net }) => ({
      sail,
      rank,
      scores: [...scores],
      discarded: [...discarded].sort((a, b) => a - b),
      net,
    }))
    .sort((a, b) => (a.sail < b.sail ? -1 : 1));
  return { rows, after: JSON.stringify([entries, races]) };
}
