import { againstOthers } from "~/cohort/items/against-others";
import { type Curve, type Fitted, fitItems, type Model } from "~/cohort/items/item-response";
import type { Table } from "~/cohort/items/table";
import { isTurned, turningItems } from "~/cohort/items/turned";
import { atOnce } from "~/cohort/items/work";
import { seeded } from "~/kinds/seeded";
import { type Adaptive, adaptiveTable, completeTable, drawItems, statedOf } from "./simulated";

export function fitted(table: Table, model: Model): Fitted {
  const found = fitItems(table, model);
  if ("refused" in found) throw new Error(found.refused);
  return found;
}

/** The results of many runs on adaptive tables. In each run, the first item is mis-keyed. */
export interface FlagRates {
  /** The share of runs in which the mis-keyed item was flagged. */
  readonly found: number;
  /** The share of sound items, over all runs, that were flagged. */
  readonly soundFlagged: number;
}
/**
 * `alone`: items are flagged only by their correlations with each other. `stated`: items are flagged as on the page,
 * which also uses the difficulty that authors state.
 */
export interface BothRates {
  readonly alone: FlagRates;
  readonly stated: FlagRates;
}

/** How strongly the difficulties that authors state correlate with the true ones. */
const AUTHORS = 0.6;

export function flagRates(people: number, spread: number, runs: number, authors = AUTHORS): BothRates {
  const adaptive: Adaptive = { people, items: 60, spread, misKeyed: 1 };
  const [alone, stated] = [
    { found: 0, soundFlagged: 0 },
    { found: 0, soundFlagged: 0 },
  ];
  let sound = 0;
  for (let run = 0; run < runs; run++) {
    const { table, items } = adaptiveTable(adaptive, `run ${run}`);
    const rasch = fitted(table, "rasch");
    const beside = againstOthers(table, rasch);
    const turned = atOnce(turningItems(table, rasch, statedOf(items, authors, spread, `authors ${run}`)));
    const flags = beside.map((item, at) => item && [item.mayBeMisKeyed, item.mayBeMisKeyed || isTurned(turned[at]!)]);
    for (const [at, rates] of [alone, stated].entries()) {
      if (flags[0]?.[at]) rates.found += 1 / runs;
      rates.soundFlagged += flags.slice(1).filter((item) => item?.[at]).length;
    }
    sound += flags.slice(1).filter((item) => item !== null).length;
  }
  for (const rates of [alone, stated]) rates.soundFlagged /= sound;
  return { alone, stated };
}

/** How one type of estimate compares with the true values, over all runs. */
export interface Recovery {
  /** The mean of the estimate minus the true value. */
  readonly bias: number;
  /** The share of 95% intervals that contain the true value. */
  readonly coverage: number;
}

/**
 * Measures how well the 2PL model recovers discriminations and difficulties if `people` people each answer `items`
 * items.
 */
export function recovery(items: number, people: number, runs: number) {
  const seen = { discrimination: [0, 0, 0, 0], difficulty: [0, 0, 0, 0] };
  for (let run = 0; run < runs; run++) {
    const truth = drawItems(items, 1, seeded(`items ${run}`));
    const found = fitted(completeTable(truth, people, `answers ${run}`), "2pl").items;
    truth.forEach((item, at) => {
      for (const sort of ["discrimination", "difficulty"] as const) add(seen[sort], found[at]!, sort, item[sort]);
    });
  }
  const rates = ([all, error, intervals, holding]: number[]): Recovery => ({
    bias: error! / all!,
    coverage: holding! / intervals!,
  });
  return { discrimination: rates(seen.discrimination), difficulty: rates(seen.difficulty) };
}

function add(sums: number[], curve: Curve, sort: "discrimination" | "difficulty", truth: number): void {
  const { value, interval } = curve[sort];
  sums[0]!++;
  sums[1]! += value - truth;
  if (!interval) return;
  sums[2]!++;
  if (interval.low <= truth && truth <= interval.high) sums[3]!++;
}
