import { type Order } from "./formula";
import { type Bakery, mixesTonight } from "./night-sheet";

/**
 * What a night takes out of the store, in grams, by ingredient: exactly what its sheet tells people to weigh. The
 * store's program subtracts it and orders flour.
 */
export function usedTonight(bakery: Bakery, orders: readonly Order[]): Map<string, number> {
  const used = new Map<string, number>();
  for (const { batches, ingredients } of mixesTonight(bakery, orders)) {
    for (const { name, grams } of ingredients) {
      if (grams > 0) used.set(name, (used.get(name) ?? 0) + batches * grams);
    }
  }
  return used;
}
