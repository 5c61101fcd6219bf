import { type Order, totalPercent } from "./formula";
import { type Bakery, orderedWeight } from "./night-sheet";

/**
 * What a night takes out of the store, in grams, by ingredient: exactly what its sheet tells people to weigh. The
 * store's program subtracts it and orders flour.
 */
export function usedTonight(bakery: Bakery, orders: readonly Order[]): Map<string, number> {
  const used = new Map<string, number>();
  for (const dough of bakery.doughs) {
    const weight = orderedWeight(bakery, dough, orders);
    for (const { name, percent } of dough.ingredients) {
      const grams = Math.round((weight * percent) / totalPercent(dough));
      if (grams > 0) used.set(name, (used.get(name) ?? 0) + grams);
    }
  }
  return used;
}
