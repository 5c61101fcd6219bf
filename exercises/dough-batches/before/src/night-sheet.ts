import { type Dough, type Order, type Product, totalPercent } from "./formula";
import { scaleText } from "./weight";

export interface Bakery {
  readonly products: readonly Product[];
  readonly doughs: readonly Dough[];
}

/** How much of a dough the orders need: its pieces, and nothing on top. */
export function orderedWeight({ products }: Bakery, dough: Dough, orders: readonly Order[]): number {
  return orders.reduce((sum, order) => {
    const product = products.find(({ name }) => name === order.product);
    if (!product) throw new Error(`no product ${order.product}`);
    return product.dough === dough.name ? sum + order.pieces * product.piece : sum;
  }, 0);
}

/** The sheet for a night: what to weigh for each dough that is ordered, by name. */
export function nightSheet(bakery: Bakery, orders: readonly Order[]): string {
  const lines: string[] = [];
  for (const dough of bakery.doughs.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const weight = orderedWeight(bakery, dough, orders);
    if (weight === 0) continue;
    lines.push(`${dough.name}: ${scaleText(weight)}`);
    for (const { name, percent } of dough.ingredients) {
      lines.push(`  ${name} ${scaleText(Math.round((weight * percent) / totalPercent(dough)))}`);
    }
  }
  return lines.join("\n");
}
