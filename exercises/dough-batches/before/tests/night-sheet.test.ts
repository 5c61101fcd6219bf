import { expect, it } from "vitest";
import { nightSheet } from "../src/night-sheet";
import { usedTonight } from "../src/shopping";

const bakery = {
  products: [
    { name: "Roll", dough: "Wheat", piece: 60 },
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
};

it("lists what to weigh, by dough", () => {
  const orders = [
    { shop: "Market", product: "Roll", pieces: 100 },
    { shop: "Station", product: "Roll", pieces: 50 },
    { shop: "Station", product: "Loaf", pieces: 1 },
  ];
  expect(nightSheet(bakery, orders)).toBe(
    [
      ..."Rye: 850 g/  Flour 467 g/  Water 374 g/  Salt 9 g".split("/"),
      ..."Wheat: 9.000 kg/  Flour 5.294 kg/  Water 3.441 kg/  Salt 106 g/  Yeast 159 g".split("/"),
    ].join("\n"),
  );
});

it("knows what the night uses", () => {
  const orders = [{ shop: "Market", product: "Roll", pieces: 150 }];
  expect(usedTonight(bakery, orders)).toEqual(
    new Map([
      ["Flour", 5294],
      ["Water", 3441],
      ["Salt", 106],
      ["Yeast", 159],
    ]),
  );
});
