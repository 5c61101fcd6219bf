import type { Hill, Jump, Row } from "./jump";

/** Points are whole hundredths in here, so that they can be added and compared exactly. */
type Hundredths = number;

const hundredths = (value: number): number => Math.round(value * 100);

/** Rounds to tenths of a point, each of which is `tenth` of the value's units. Halves are rounded away from 0. */
function toTenths(value: number, tenth: number): Hundredths {
  return 10 * Math.sign(value) * Math.floor((2 * Math.abs(value) + tenth) / (2 * tenth));
}

function hundredthsOf(hill: Hill, jump: Jump): Hundredths {
  const halfMetres = Math.round((jump.metres - hill.kPoint) * 2);
  const distance = 6000 + halfMetres * Math.round(hill.perMetre * 10) * 5;
  const [, ...marks] = jump.marks.map(hundredths).sort((a, b) => a - b);
  const style = jump.fell ? 0 : marks.slice(0, -1).reduce((sum, mark) => sum + mark, 0);
  // Ten-thousandths of a point, doubled for the half as much again: 2000 of them are a tenth.
  const wind = -hundredths(jump.wind) * hundredths(hill.perWind) * (jump.wind < 0 ? 3 : 2);
  const gate = (hill.gate - jump.gate) * hundredths(hill.perGate);
  return Math.max(0, distance + style + toTenths(wind, 2000) + toTenths(gate, 10));
}

/** The points of one jump. */
export function jumpPoints(hill: Hill, jump: Jump): number {
  return hundredthsOf(hill, jump) / 100;
}

/**
 * The result of a jumper, and what decides if it is equal to another's. Without a valid jump, the longest is -Infinity,
 * so that the jumper is ahead of no one.
 */
function resultOf(hill: Hill, jumps: readonly Jump[]): [points: Hundredths, best: Hundredths, longest: number] {
  const valid = jumps.filter((jump) => !jump.disqualified);
  const [best = 0, second = 0, third = 0] = valid.map((jump) => hundredthsOf(hill, jump)).sort((a, b) => b - a);
  return [best + second + third, best, Math.max(...valid.map(({ metres }) => metres))];
}

/** Who has won. */
export function ranking(hill: Hill, jumps: readonly Jump[]): Row[] {
  const jumpers = [...new Set(jumps.map(({ jumper }) => jumper))];
  const all = jumpers.map((jumper) => {
    const own = jumps.filter((jump) => jump.jumper === jumper);
    return { jumper, ranked: own.some((jump) => !jump.disqualified), result: resultOf(hill, own) };
  });
  const isAhead = (a: (typeof all)[number], b: (typeof all)[number]): boolean => {
    const differences = a.result.map((value, i) => value - b.result[i]!);
    return (differences.find((difference) => difference !== 0) ?? 0) > 0;
  };
  return all.map((one) => {
    const ahead = all.filter((other) => isAhead(other, one)).length;
    return { jumper: one.jumper, rank: one.ranked ? ahead + 1 : null, points: one.result[0] / 100 };
  });
}
