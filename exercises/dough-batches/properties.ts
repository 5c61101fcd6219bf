import { nightSheet } from "./src/night-sheet";
import { usedTonight } from "./src/shopping";

/** Percentages in tenths, so that everything is counted in whole numbers. */
const dough = (d, name) => ({
  name,
  rests: d.pick([30, 60, 60, 90]),
  ingredients: [
    { name: "Flour", tenths: 1_000 },
    { name: "Water", tenths: d.int(600, 800) },
    { name: "Salt", tenths: d.pick([1, 18, 20, 22]), fine: true },
    ...(d.chance(0.6) ? [{ name: "Yeast", tenths: d.int(1, 35), fine: true }] : []),
    ...(d.chance(0.5) ? [{ name: "Seeds", tenths: d.pick([1, 3, 50, 155]) }] : []),
  ],
});
const night = (d) => {
  const least = d.pick([500, 2_000, 5_000]);
  const doughs = d.list(1, 3, (i) => dough(d, ["Wheat", "Rye", "Spelt"][i]));
  const pieces = d.list(1, 4, () => d.pick([60, 295, 850, 1_000]));
  return {
    doughs,
    mixer: { least, most: least * d.pick([2, 8]) + d.pick([0, 100]) },
    products: pieces.map((piece, i) => ({ name: `p${i}`, dough: d.pick(doughs).name, piece })),
    orders: d.list(0, 4, () => ({ shop: "Market", product: `p${d.int(0, pieces.length - 1)}`, pieces: d.oneOf(() => d.int(0, 30), () => d.int(0, 400)) })),
  };
};

/** What the task says about a dough: its batches, and what goes into each. */
function mixOf({ mixer, products, orders }, { name, rests, ingredients }) {
  let pieces = 0;
  for (const order of orders) {
    const product = products.find((one) => one.name === order.product);
    if (product.dough === name) pieces += order.pieces * product.piece;
  }
  if (pieces === 0) return [];
  const needed = Math.ceil((pieces * 102) / 10_000) * 100;
  const batches = Math.ceil(needed / mixer.most);
  const batch = Math.max(mixer.least, Math.ceil(needed / batches / 100) * 100);
  const total = ingredients.reduce((sum, { tenths }) => sum + tenths, 0);
  const grams = new Map();
  for (const one of ingredients) {
    const step = one.fine ? 1 : 5;
    const steps = Math.floor((2 * batch * one.tenths + total * step) / (2 * total * step));
    grams.set(one.name, Math.max(1, steps) * step);
  }
  grams.set("Water", 0);
  grams.set("Water", batch - [...grams.values()].reduce((sum, one) => sum + one, 0));
  return [{ name, rests, batches, batch, leftOver: batches * batch - pieces, grams }];
}
const mixes = (of) =>
  of.doughs
    .flatMap((one) => mixOf(of, one))
    .sort((a, b) => b.rests - a.rests || b.batches * b.batch - a.batches * a.batch || (a.name < b.name ? -1 : 1));
const bakeryOf = ({ products, mixer, doughs }) => ({
  products,
  mixer,
  doughs: doughs.map((one) => ({ ...one, ingredients: one.ingredients.map(({ tenths, ...rest }) => ({ ...rest, percent: tenths / 10 })) })),
});
const text = (grams) => (grams < 1_000 ? `${grams} g` : `${(grams / 1_000).toFixed(3)} kg`);

export const properties = [
  {
    says: "the sheet has each dough's batches, what is left over, and the ingredients for one batch, with the dough to mix first at the top",
    from: [
      "Each dough should be 2% more than its pieces, rounded up to the next 100 g.",
      "A dough that weighs more than `most` is mixed in several batches: as few as possible, all equally heavy, so round each batch up to the next 100 g. One that weighs less than `least` can't be kneaded: mix `least`.",
      "Ingredients are to be rounded to the nearest 5 g (half up), the fine ones to the nearest gram, but never to nothing",
      "Water isn't rounded, it's whatever is missing to the weight of the batch.",
      "The one that rests longest has to be mixed first. If two rest equally long, the heavier one in total; then by name.",
      "what's left over when the pieces are made (all batches together) in brackets",
      "The ingredients are for one batch.",
    ],
    draw: night,
    holds: (of) => {
      const lines = mixes(of).flatMap(({ name, batches, batch, leftOver, grams }) => [
        `${name}: ${batches > 1 ? `${batches} × ` : ""}${text(batch)} (left over: ${text(leftOver)})`,
        ...[...grams].map(([one, weight]) => `  ${one} ${text(weight)}`),
      ]);
      return nightSheet(bakeryOf(of), of.orders) === lines.join("\n");
    },
  },
  {
    says: "what is subtracted is what is on the sheet, for all batches",
    from: ["please make sure that what's subtracted is what's on the new sheet"],
    draw: night,
    holds: (of) => {
      const wanted = new Map();
      for (const { batches, grams } of mixes(of))
        for (const [one, weight] of grams) wanted.set(one, (wanted.get(one) ?? 0) + batches * weight);
      const sorted = (map) => [...map].map(([one, weight]) => `${one} ${weight}`).sort().join();
      return sorted(usedTonight(bakeryOf(of), of.orders)) === sorted(wanted);
    },
  },
];
