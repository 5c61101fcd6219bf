/**
 * Measures how well visible clues predict a yes or no: each clue alone, and all clues together in a logistic
 * regression. Predictions are fitted on some rows and tested on others.
 */
export type Clue = readonly [name: string, value: string | number];

/** A case with its clues and the true answer. Every row has the same clues in the same order. */
export interface Row {
  readonly clues: readonly Clue[];
  readonly isTrue: boolean;
}

export interface Prediction {
  readonly by: string;
  /**
   * The mean of two shares: the share of yes rows and the share of no rows that are predicted correctly. 0.5 for a rule
   * that always gives the same answer.
   */
  readonly accuracy: number;
}

function balanced(held: readonly Row[], says: (row: Row) => boolean): number {
  let [yes, hits, no, passes] = [0, 0, 0, 0];
  for (const row of held) {
    const said = says(row);
    if (row.isTrue) {
      yes++;
      if (said) hits++;
    } else {
      no++;
      if (!said) passes++;
    }
  }
  return (hits / yes + passes / no) / 2;
}

const shareOf = (rows: readonly Row[]) => rows.filter(({ isTrue }) => isTrue).length / rows.length;

/**
 * Returns a rule that predicts yes if yes is more frequent among the known rows with the same value of the clue than
 * among all known rows.
 */
function byClue(known: readonly Row[], readClue: (row: Row) => string | number): (row: Row) => boolean {
  const counts = new Map<string | number, { yes: number; all: number }>();
  for (const row of known) {
    const value = readClue(row);
    const count = counts.get(value) ?? { yes: 0, all: 0 };
    counts.set(value, { yes: count.yes + (row.isTrue ? 1 : 0), all: count.all + 1 });
  }
  const base = shareOf(known);
  return (row) => {
    const count = counts.get(readClue(row));
    return count !== undefined && count.yes / count.all > base;
  };
}

const ROUNDS = 4;
const RATE = 0.02;

/** Fits a logistic regression in which each value of each clue has its own weight. */
function byAll(known: readonly Row[]): (row: Row) => boolean {
  const places = new Map<string, number>();
  const placesOf = ({ clues }: Row) =>
    clues.map(([name, value]) => {
      const key = `${name}=${value}`;
      const place = places.get(key) ?? places.size;
      places.set(key, place);
      return place;
    });
  const base = Math.log(shareOf(known) / (1 - shareOf(known)));
  const weights: number[] = [];
  const sumOf = (own: readonly number[]) => {
    let sum = base;
    for (const place of own) sum += weights[place] ?? 0;
    return sum;
  };
  const learned = known.map((row) => ({ own: placesOf(row), isTrue: row.isTrue }));
  for (let round = 0; round < ROUNDS; round++)
    for (const { own, isTrue } of learned) {
      const error = (isTrue ? 1 : 0) - 1 / (1 + Math.exp(-sumOf(own)));
      for (const place of own) weights[place] = (weights[place] ?? 0) + RATE * error;
    }
  return (row) => sumOf(placesOf(row)) > base;
}

/** Returns the accuracy of each clue and of all clues together, best first. */
export function bestPredictions(known: readonly Row[], held: readonly Row[]): Prediction[] {
  const single = known[0]!.clues.map(([name], place) => {
    const saysYes = byClue(known, ({ clues }) => clues[place]![1]);
    return { by: name, accuracy: balanced(held, saysYes) };
  });
  const all = { by: "all together", accuracy: balanced(held, byAll(known)) };
  return [...single, all].sort((a, b) => b.accuracy - a.accuracy);
}
