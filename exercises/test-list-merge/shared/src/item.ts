/** A line of a shopping list. */
export interface Item {
  readonly id: string;
  readonly name: string;
  /** A whole number, at least 1. */
  readonly amount: number;
  /** Empty if there is none. */
  readonly note: string;
  /** Whether it is ticked. */
  readonly bought: boolean;
}

/** The topmost item is the first. */
export type List = readonly Item[];

export interface Merged {
  readonly items: Item[];
  /** Ids of items that someone should have a look at. */
  readonly look: string[];
}

/** See `src/merge.ts`. */
export type MergeLists = (base: List, mine: List, theirs: List) => Merged;
