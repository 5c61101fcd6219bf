import { type Dough, type Ingredient, type Order, type Product, totalPercent } from "./formula";
import { roundUp, scaleText } from "./weight";

export interface Bakery {
  readonly products: readonly Product[];
  readonly doughs: readonly Dough[];
  /** The lightest and the heaviest batch it can knead, in grams: multiples of 100, `most` at least twice `least`. */
  readonly mixer: { readonly least: number; readonly most: number };
}

/** How a dough is mixed tonight. */
export interface Mix {
  readonly dough: Dough;
  /** How many batches, all the same. */
  readonly batches: number;
  /** Grams in a batch. */
  readonly batch: number;
  /** Grams that all batches together have on top of the pieces. */
  readonly leftOver: number;
  /** What to weigh for one batch, in the order of the dough. */
  readonly ingredients: readonly { readonly name: string; readonly grams: number }[];
}

/** How much of a dough the orders need: its pieces, and nothing on top. */
export function orderedWeight({ products }: Bakery, dough: Dough, orders: readonly Order[]): number {
  return orders.reduce((sum, order) => {
    const product = products.find(({ name }) => name === order.product);
    if (!product) throw new Error(`no product ${order.product}`);
    return product.dough === dough.name ? sum + order.pieces * product.piece : sum;
  }, 0);
}

/** What to mix for the orders, in the order in which to mix it. */
export function mixesTonight(bakery: Bakery, orders: readonly Order[]): Mix[] {
  const mixes: Mix[] = [];
  for (const dough of bakery.doughs) {
    const pieces = orderedWeight(bakery, dough, orders);
    if (pieces > 0) mixes.push(mix(bakery, dough, pieces));
  }
  return mixes.sort(
    (a, b) =>
      b.dough.rests - a.dough.rests ||
      b.batches * b.batch - a.batches * a.batch ||
      (a.dough.name < b.dough.name ? -1 : 1),
  );
}

/** The sheet for a night: what to weigh for a batch of each dough that is ordered, in the order of mixing. */
export function nightSheet(bakery: Bakery, orders: readonly Order[]): string {
  const lines: string[] = [];
  for (const { dough, batches, batch, leftOver, ingredients } of mixesTonight(bakery, orders)) {
    const times = batches > 1 ? `${batches} × ` : "";
    lines.push(`${dough.name}: ${times}${scaleText(batch)} (left over: ${scaleText(leftOver)})`);
    for (const { name, grams } of ingredients) lines.push(`  ${name} ${scaleText(grams)}`);
  }
  return lines.join("\n");
}

function mix({ mixer }: Bakery, dough: Dough, pieces: number): Mix {
  // 2% on top, for what sticks to the bowl. In whole numbers: `pieces * 1.02` could end up just above a multiple of 100.
  const needed = roundUp((pieces * 102) / 100, 100);
  const batches = Math.ceil(needed / mixer.most);
  const batch = Math.max(roundUp(needed / batches, 100), mixer.least);
  return { dough, batches, batch, leftOver: batches * batch - pieces, ingredients: weigh(dough, batch) };
}

/** The ingredients for a batch. Water is whatever the others leave, so that they come to its weight. */
function weigh(dough: Dough, batch: number): Mix["ingredients"] {
  const total = totalPercent(dough);
  const isWater = ({ name }: { name: string }) => name === "Water";
  const gramsOf = (ingredient: Ingredient) => onScale(ingredient, (batch * ingredient.percent) / total);

  const others = dough.ingredients.filter((ingredient) => !isWater(ingredient));
  const water = others.reduce((rest, ingredient) => rest - gramsOf(ingredient), batch);
  return dough.ingredients.map((ingredient) => ({
    name: ingredient.name,
    grams: isWater(ingredient) ? water : gramsOf(ingredient),
  }));
}

/** To the nearest step of the ingredient's scale, half up, but never to nothing if the ingredient is in the dough. */
function onScale({ percent, fine = false }: Ingredient, grams: number): number {
  if (percent === 0) return 0;
  const step = fine ? 1 : 5;
  // Percentages have decimals: without toFixed, a half could come out a tiny bit less and be rounded down.
  const steps = Math.round(Number((grams / step).toFixed(6)));
  return Math.max(steps, 1) * step;
}
