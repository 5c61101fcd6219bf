import type { Hill, Jump, JumpPoints, Ranking, Row } from "./jump.js";

// All sums are done with whole numbers, so that nothing is lost to binary fractions.
// Unless stated otherwise, points are held in hundredths of a point.

/** The whole number of steps of 1 / `perUnit` in `value`. */
function steps(value: number, perUnit: number): number {
  return Math.round(value * perUnit);
}

/**
 * Rounds whole-numbered `value` to tenths of a point, halves away from 0, where `perTenth` units
 * make a tenth of a point. The result is in hundredths of a point.
 */
function roundToTenths(value: number, perTenth: number): number {
  const tenths = Math.floor((2 * Math.abs(value) + perTenth) / (2 * perTenth));
  return (value < 0 ? -tenths : tenths) * 10;
}

function distanceHundredths(hill: Hill, jump: Jump): number {
  const halfMetres = steps(jump.metres, 2) - 2 * hill.kPoint;
  // Half metres times tenths of a point per metre are twentieths of a point.
  return 6000 + halfMetres * steps(hill.perMetre, 10) * 5;
}

function styleHundredths(jump: Jump): number {
  if (jump.fell) {
    return 0;
  }
  const marks = jump.marks.map((mark) => steps(mark, 2));
  const sum = marks.reduce((total, mark) => total + mark, 0);
  return (sum - Math.max(...marks) - Math.min(...marks)) * 50;
}

function windHundredths(hill: Hill, jump: Jump): number {
  const wind = steps(jump.wind, 100);
  // In units of 1 / 20000 of a point: wind from behind counts 3 halves, wind from the front 2 halves.
  const value = -wind * steps(hill.perWind, 100) * (wind < 0 ? 3 : 2);
  return roundToTenths(value, 2000);
}

function gateHundredths(hill: Hill, jump: Jump): number {
  return roundToTenths((hill.gate - jump.gate) * steps(hill.perGate, 100), 10);
}

function jumpHundredths(hill: Hill, jump: Jump): number {
  const sum =
    distanceHundredths(hill, jump) +
    styleHundredths(jump) +
    windHundredths(hill, jump) +
    gateHundredths(hill, jump);
  return sum > 0 ? sum : 0;
}

/** The points of one jump. */
export const jumpPoints: JumpPoints = (hill, jump) => jumpHundredths(hill, jump) / 100;

interface Standing {
  readonly jumper: string;
  /** Hundredths of a point. */
  readonly result: number;
  /** Hundredths of a point. */
  readonly best: number;
  /** Metres. */
  readonly longest: number;
}

/** Below 0 if `a` is ahead of `b`, 0 if they share a rank. */
function compareStandings(a: Standing, b: Standing): number {
  return b.result - a.result || b.best - a.best || b.longest - a.longest;
}

/** One row for each jumper, the best first; those without a rank are last. */
export const ranking: Ranking = (hill, jumps) => {
  const jumpsByJumper = new Map<string, Jump[]>();
  for (const jump of jumps) {
    const own = jumpsByJumper.get(jump.jumper);
    if (own) {
      own.push(jump);
    } else {
      jumpsByJumper.set(jump.jumper, [jump]);
    }
  }

  const standings: Standing[] = [];
  const unranked: Row[] = [];
  jumpsByJumper.forEach((own, jumper) => {
    // A disqualified jump has 0 points, and no jump has fewer, so it can be left out of the sums.
    const valid = own.filter((jump) => !jump.disqualified);
    if (valid.length === 0) {
      unranked.push({ jumper, rank: null, points: 0 });
      return;
    }
    const points = valid.map((jump) => jumpHundredths(hill, jump)).sort((a, b) => b - a);
    const best = points[0] ?? 0;
    standings.push({
      jumper,
      result: best + (points[1] ?? 0),
      best,
      longest: Math.max(...valid.map((jump) => jump.metres)),
    });
  });

  const ranked = standings.map((standing): Row => {
    const ahead = standings.filter((other) => compareStandings(other, standing) < 0).length;
    return { jumper: standing.jumper, rank: ahead + 1, points: standing.result / 100 };
  });
  ranked.sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));

  return [...ranked, ...unranked];
};
