import type { Hill, Jump } from "./src/jump";
import { jumpPoints, ranking } from "./src/jumps";

/** One to eight jumps of three jumpers. Halves of a tenth, ties, falls and disqualifications are frequent. */
export function inputs(random: () => number): unknown[] {
  const below = (end: number) => Math.floor(random() * end);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const hill: Hill = {
    kPoint: 90,
    perMetre: pick([2, 1.8, 1.7, 2.2]),
    perWind: pick([9, 10.8, 7.25, 8.5]),
    gate: 10,
    perGate: pick([7, 0.75, 3.25, 4.35]),
  };
  const far = pick([1, 1, 1, 5]);
  const isCalm = random() < 0.4;
  const counts: Record<string, number> = {};
  const jumps: Jump[] = [];
  for (let left = 1 + below(8); left > 0; left--) {
    const jumper = pick(["A", "B", "C"]);
    counts[jumper] = (counts[jumper] ?? 0) + 1;
    if (counts[jumper] > 3) continue;
    jumps.push({
      jumper,
      metres: 90 + ((below(20) - 12) / 2) * far,
      marks: Array.from({ length: 5 }, () => (isCalm ? 18 : pick([0, 8.5, 9.5, 10, 17, 17.5, 18, 20]))),
      wind: isCalm ? 0 : pick([(below(200) - 100) / 100, (below(40) - 20) / 20]),
      gate: isCalm ? 10 : 8 + below(5),
      fell: random() < 0.2,
      disqualified: random() < 0.15,
    });
  }
  return [hill, jumps];
}

/** The rows by name, the points of the jumps that were not disqualified, and the arguments as they are afterwards. */
export function call(args: unknown[]): unknown {
  const [hill, jumps] = args as [Hill, Jump[]];
  const rows = ranking(hill, jumps)
    .map(({ jumper, rank, points }) => ({ jumper, rank, points }))
    .sort((a, b) => (a.jumper < b.jumper ? -1 : 1));
  const points = jumps.filter(({ disqualified }) => !disqualified).map((jump) => jumpPoints(hill, jump));
  return { rows, points, after: JSON.stringify([hill, jumps]) };
}
