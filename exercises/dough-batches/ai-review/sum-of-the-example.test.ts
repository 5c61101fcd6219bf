import { expect, it } from "vitest";
import { nightSheet } from "./src/night-sheet";

const bakery = {
  products: [{ name: "Baguette", dough: "Wheat", piece: 295 }],
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
  ],
  mixer: { least: 2_000, most: 40_000 },
};

it("prints two batches that come to exactly the pieces and 2%, rounded up to the next 100 g", () => {
  const [line] = nightSheet(bakery, [{ shop: "Market", product: "Baguette", pieces: 170 }]).split("\n");
  expect(line).toBe("Wheat: 2 × 25.600 kg (left over: 1.050 kg)");
  const pieces = 2 * 25_600 - 1_050;
  expect(Math.ceil((pieces * 102) / 10_000) * 100).toBe(2 * 25_600);
});
