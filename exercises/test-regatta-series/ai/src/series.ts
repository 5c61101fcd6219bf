import type { Code, Race, Row } from "./race";

/** A boat's score in one race. */
interface Score {
  readonly points: number;
  readonly discardable: boolean;
}

type Result = Omit<Row, "rank">;

/** The results of all races together, in the order of the entries. Low scores are good. */
export function seriesResult(entries: readonly string[], races: readonly Race[]): Row[] {
  const scored = races.filter((race) => finishersOf(race).length > 0).map((race) => scoresOf(race, entries));
  const results = entries.map((sail) => resultOf(sail, scored.map((scores) => scores.get(sail) as Score)));
  return results.map((result) => ({
    ...result,
    rank: 1 + results.filter((other) => compare(other, result) < 0).length,
  }));
}

/** The boats that have finished, in groups of those that crossed the line together. */
function finishersOf({ crossed, codes }: Race): string[][] {
  return crossed
    .map((group) => group.filter((sail) => codes[sail] === undefined || codes[sail] === "SCP"))
    .filter((group) => group.length > 0);
}

function placesOf(race: Race): Map<string, number> {
  const places = new Map<string, number>();
  let ahead = 0;
  for (const group of finishersOf(race)) {
    // The mean of the places from ahead + 1 to ahead + group.length.
    for (const sail of group) places.set(sail, ahead + (group.length + 1) / 2);
    ahead += group.length;
  }
  return places;
}

function scoresOf(race: Race, entries: readonly string[]): Map<string, Score> {
  const places = placesOf(race);
  /** The code that the boat scores as; undefined if it scores its place. */
  const codeOf = (sail: string): Code | undefined => {
    const code = race.codes[sail];
    if (code !== undefined && code !== "SCP") return code;
    return places.has(sail) ? code : "DNC";
  };

  const dnc = entries.length + 1;
  const dnf = entries.filter((sail) => codeOf(sail) !== "DNC").length + 1;
  const penalty = Math.max(2, Math.round(dnf / 5));
  const pointsOf = (sail: string): number => {
    const place = places.get(sail) ?? dnf;
    switch (codeOf(sail)) {
      case undefined:
        return place;
      case "SCP":
        return Math.min(place + penalty, dnf);
      case "DNC":
        return dnc;
      default:
        return dnf;
    }
  };
  return new Map(
    entries.map((sail) => [sail, { points: pointsOf(sail), discardable: codeOf(sail) !== "DNE" }]),
  );
}

function resultOf(sail: string, own: readonly Score[]): Result {
  const scores = own.map((score) => score.points);
  const discarded = own
    .map(({ points, discardable }, index) => ({ points, discardable, index }))
    .filter((score) => score.discardable)
    .sort((a, b) => b.points - a.points || a.index - b.index)
    .slice(0, discardsFor(own.length))
    .map((score) => score.index);
  const net = sum(keptOf({ scores, discarded }));
  return { sail, scores, discarded, net };
}

/** How many scores each boat may discard. */
function discardsFor(races: number): number {
  if (races >= 8) return 2;
  return races >= 4 ? 1 : 0;
}

function keptOf({ scores, discarded }: Pick<Result, "scores" | "discarded">): number[] {
  return scores.filter((_, index) => !discarded.includes(index));
}

/** Negative if `a` is ahead, 0 if the boats are equal. */
function compare(a: Result, b: Result): number {
  const ascending = (result: Result) => keptOf(result).sort((x, y) => x - y);
  return (
    a.net - b.net ||
    firstDifference(ascending(a), ascending(b)) ||
    firstDifference([...a.scores].reverse(), [...b.scores].reverse())
  );
}

/**
 * 0 if there is none. A boat with a DNE can have fewer discards, so the lists can differ in length. But scores are above
 * 0, so with the same net there is a difference before the shorter one ends.
 */
function firstDifference(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
