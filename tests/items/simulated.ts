import type { Answer } from "~/cohort/items/table";
import { seeded } from "~/kinds/seeded";

/** A made-up item: its discrimination and difficulty as in `app/cohort/items/item-response.ts`. */
export interface Item {
  readonly discrimination: number;
  readonly difficulty: number;
}

const chanceOf = ({ discrimination, difficulty }: Item, ability: number) =>
  1 / (1 + Math.exp(-discrimination * (ability - difficulty)));

/** Draws from a standard normal distribution, after Box & Muller 1958. */
const normal = (random: () => number) => () =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/**
 * Draws items around a difficulty at which average people answer correctly in 73% of cases: difficulties are normal
 * around −1 with standard deviation `spread`; discriminations are log-normal around 1, nine in ten of them from 0.66 to
 * 1.5.
 */
export function drawItems(count: number, spread: number, random: () => number): Item[] {
  const draw = normal(random);
  return Array.from({ length: count }, () => ({
    discrimination: Math.exp(draw() * 0.25),
    difficulty: draw() * spread - 1,
  }));
}

/**
 * Returns the difficulty, from 1 to 5, that the author of each item states. Before rounding, the stated difficulties
 * have this correlation with the true ones.
 */
export function statedOf(items: readonly Item[], correlation: number, spread: number, seed: string): number[] {
  const draw = normal(seeded(seed));
  return items.map(({ difficulty }) => {
    const said = correlation * ((difficulty + 1) / spread) + Math.sqrt(1 - correlation ** 2) * draw();
    return Math.min(5, Math.max(1, Math.round(3 + 1.2 * said)));
  });
}

/** Draws the answers of people who all answer every item. */
export function completeTable(items: readonly Item[], people: number, seed: string): Answer[][] {
  const random = seeded(seed);
  const draw = normal(random);
  return Array.from({ length: people }, () => {
    const ability = draw();
    return items.map((item): Answer => (random() < chanceOf(item, ability) ? 1 : 0));
  });
}

export interface Adaptive {
  readonly people: number;
  readonly items: number;
  /** The standard deviation of the items' difficulties; that of people's abilities is 1. */
  readonly spread: number;
  /** How many items are mis-keyed, so that they count a wrong answer as correct. */
  readonly misKeyed: number;
}

/** The target range for the probability of a correct answer to the next item. */
const [LEAST, MOST] = [0.65, 0.8];
/** The smallest and the largest number of items that a learner answers. */
const [FEWEST, LONGEST] = [15, 30];
const GRID = Array.from({ length: 41 }, (_, at) => -4 + at / 5);

/**
 * Draws the answers of learners whose items are chosen adaptively. Each learner next gets an item that they have not
 * answered yet and are expected to answer correctly in 65–80% of cases (or the nearest item, if none is in this range).
 * Their ability is estimated from their answers so far: the mean of its posterior, as if every discrimination were 1.
 * The first `misKeyed` items count a correct answer as wrong and a wrong answer as correct, also in that estimate.
 */
export function adaptiveTable({ people, items: count, spread, misKeyed }: Adaptive, seed: string) {
  const random = seeded(seed);
  const draw = normal(random);
  const items = drawItems(count, spread, random);
  const believed = items.map(({ difficulty }) => ({ discrimination: 1, difficulty }));
  const table = Array.from({ length: people }, () => {
    const ability = draw();
    const answers = new Array<Answer>(count).fill(null);
    const weights = GRID.map((at) => Math.exp((-at * at) / 2));
    const length = FEWEST + Math.floor(random() * (LONGEST - FEWEST + 1));
    for (let given = 0; given < length; given++) {
      const sum = weights.reduce((all, weight) => all + weight, 0);
      const estimated = GRID.reduce((all, at, node) => all + at * weights[node]!, 0) / sum;
      const next = nextItem(answers, believed, estimated, random);
      const isRight = random() < chanceOf(items[next]!, ability) !== next < misKeyed;
      answers[next] = isRight ? 1 : 0;
      GRID.forEach((at, node) => {
        const chance = chanceOf(believed[next]!, at);
        weights[node]! *= isRight ? chance : 1 - chance;
      });
    }
    return answers;
  });
  return { items, table };
}

function nextItem(answers: readonly Answer[], believed: readonly Item[], ability: number, random: () => number) {
  /**
   * Returns how far the probability of a correct answer to an item is outside the wanted range. `lot` decides between
   * items that are equally far outside.
   */
  const far = (item: Item) => {
    const chance = chanceOf(item, ability);
    return Math.max(0, LEAST - chance, chance - MOST);
  };
  const left = believed.flatMap((item, at) => (answers[at] === null ? [{ at, far: far(item), lot: random() }] : []));
  return left.reduce((best, one) => (one.far < best.far || (one.far === best.far && one.lot < best.lot) ? one : best))
    .at;
}
