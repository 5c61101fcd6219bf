export interface Ingredient {
  readonly name: string;
  /** Baker's percentage: 2 is 2 g for 100 g of flour. */
  readonly percent: number;
  /** Salt, yeast, spices: a few grams make a difference, so they have a scale of their own. */
  readonly fine?: boolean;
}

export interface Dough {
  readonly name: string;
  /** Minutes from mixing to shaping. */
  readonly rests: number;
  /** In the order in which they go into the bowl. Exactly one is "Water". */
  readonly ingredients: readonly Ingredient[];
}

export interface Product {
  readonly name: string;
  /** The name of its dough. */
  readonly dough: string;
  /** Grams of dough in a piece. */
  readonly piece: number;
}

export interface Order {
  readonly shop: string;
  /** The name of a product. */
  readonly product: string;
  readonly pieces: number;
}

/** What a dough's percentages come to, flour included: 172 for 100 flour, 70 water and 2 salt. */
export function totalPercent({ ingredients }: Dough): number {
  return ingredients.reduce((sum, { percent }) => sum + percent, 0);
}
