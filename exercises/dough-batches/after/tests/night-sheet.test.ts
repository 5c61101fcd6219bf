import { expect, it } from "vitest";
import { nightSheet } from "../src/night-sheet";
import { usedTonight } from "../src/shopping";

const bakery = {
  products: [
    { name: "Roll", dough: "Wheat", piece: 60 },
    { name: "Baguette", dough: "Wheat", piece: 295 },
    { name: "Loaf", dough: "Rye", piece: 850 },
  ],
  doughs: [
    {
      name: "Wheat",
      rests: 60,
      ingredients: [
        { name: "Flour", percent: 100 },
        { name: "Water", percent: 65 },
        { name: "Salt", percent: 2, fine: true },
        { name: "Yeast", percent: 3, fine: true },
      ],
    },
    {
      name: "Rye",
      rests: 90,
      ingredients: [
        { name: "Flour", percent: 100 },
        { name: "Water", percent: 80 },
        { name: "Salt", percent: 2, fine: true },
      ],
    },
  ],
  mixer: { least: 2_000, most: 40_000 },
};

/** The lines of a sheet that are about a dough, without its ingredients. */
function doughLines(sheet: string) {
  return sheet.split("\n").filter((line) => !line.startsWith(" "));
}

it("lists what to weigh, by dough", () => {
  const orders = [
    { shop: "Market", product: "Roll", pieces: 100 },
    { shop: "Station", product: "Roll", pieces: 50 },
    { shop: "Station", product: "Loaf", pieces: 3 },
  ];
  expect(nightSheet(bakery, orders)).toBe(
    [
      ..."Rye: 2.700 kg (left over: 150 g)/  Flour 1.485 kg/  Water 1.185 kg/  Salt 30 g".split("/"),
      ..."Wheat: 9.200 kg (left over: 200 g)/  Flour 5.410 kg/  Water 3.520 kg/  Salt 108 g/  Yeast 162 g".split("/"),
    ].join("\n"),
  );
});

it("lists the ingredients of one batch if there are several", () => {
  const orders = [{ shop: "Market", product: "Baguette", pieces: 170 }];
  expect(nightSheet(bakery, orders)).toBe(
    [
      "Wheat: 2 × 25.600 kg (left over: 1.050 kg)",
      "  Flour 15.060 kg",
      "  Water 9.787 kg",
      "  Salt 301 g",
      "  Yeast 452 g",
    ].join("\n"),
  );
});

it.each([
  { rule: "stays on the 100 g", pieces: 250, line: "Wheat: 15.300 kg (left over: 300 g)" },
  { rule: "is one batch up to the most", pieces: 653, line: "Wheat: 40.000 kg (left over: 820 g)" },
  { rule: "is rounded up by batch", pieces: 654, line: "Wheat: 2 × 20.100 kg (left over: 960 g)" },
  { rule: "is at least the least", pieces: 10, line: "Wheat: 2.000 kg (left over: 1.400 kg)" },
])("mixes a dough that $rule", ({ pieces, line }) => {
  const orders = [{ shop: "Market", product: "Roll", pieces }];
  expect(doughLines(nightSheet(bakery, orders))).toEqual([line]);
});

it("rounds half up, but never to nothing", () => {
  const cake = {
    name: "Cake",
    rests: 0,
    ingredients: [
      { name: "Flour", percent: 100 },
      { name: "Malt", percent: 0.75 },
      { name: "Nutmeg", percent: 0.01 },
      { name: "Water", percent: 98.985 },
      { name: "Salt", percent: 0.25, fine: true },
      { name: "Saffron", percent: 0.005, fine: true },
    ],
  };
  const products = [{ name: "Slice", dough: "Cake", piece: 100 }];
  const orders = [{ shop: "Market", product: "Slice", pieces: 1 }];
  expect(nightSheet({ ...bakery, products, doughs: [cake] }, orders)).toBe(
    [
      "Cake: 2.000 kg (left over: 1.900 kg)",
      "  Flour 1.000 kg",
      "  Malt 10 g",
      "  Nutmeg 5 g",
      "  Water 981 g",
      "  Salt 3 g",
      "  Saffron 1 g",
    ].join("\n"),
  );
});

it("starts with the longest rest, then the heaviest in total, then by name", () => {
  const ingredients = [
    { name: "Flour", percent: 100 },
    { name: "Water", percent: 60 },
  ];
  const doughs = [
    { name: "Barley", rests: 60, ingredients },
    { name: "Apple", rests: 60, ingredients },
    { name: "Not ordered", rests: 120, ingredients },
    { name: "Zwieback", rests: 90, ingredients },
    { name: "Brioche", rests: 60, ingredients },
  ];
  const products = doughs.map(({ name }) => ({ name, dough: name, piece: 1_000 }));
  const orders = [
    { shop: "Market", product: "Barley", pieces: 39 },
    { shop: "Market", product: "Apple", pieces: 39 },
    { shop: "Market", product: "Zwieback", pieces: 5 },
    { shop: "Market", product: "Brioche", pieces: 60 },
  ];
  expect(doughLines(nightSheet({ ...bakery, products, doughs }, orders))).toEqual([
    "Zwieback: 5.100 kg (left over: 100 g)",
    "Brioche: 2 × 30.600 kg (left over: 1.200 kg)",
    "Apple: 39.800 kg (left over: 800 g)",
    "Barley: 39.800 kg (left over: 800 g)",
  ]);
});

it("knows what the night uses: all batches, as on the sheet", () => {
  const orders = [
    { shop: "Market", product: "Baguette", pieces: 170 },
    { shop: "Market", product: "Loaf", pieces: 1 },
  ];
  expect(usedTonight(bakery, orders)).toEqual(
    new Map([
      ["Flour", 2 * 15_060 + 1_100],
      ["Water", 2 * 9_787 + 878],
      ["Salt", 2 * 301 + 22],
      ["Yeast", 2 * 452],
    ]),
  );
  expect(usedTonight(bakery, [])).toEqual(new Map());
});
