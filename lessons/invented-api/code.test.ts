import { expect, it } from "vitest";
import { listing, pricePerGram, slug } from "./code";

it("makes an address from a name", () => {
  expect(slug("Black Krim")).toBe("black-krim");
  expect(slug("Crème de menthe")).toBe("creme-de-menthe");
});

it("has no hyphen at the ends", () => {
  expect(slug("*Black Krim*")).toBe("black-krim");
});

it("rounds the price per gram to 4 decimals", () => {
  expect(pricePerGram({ name: "Black Krim", price: 349, grams: 7 })).toBe(0.4986);
});

it("lists a variety", () => {
  expect(listing({ name: "Dill (wild)", price: 200, grams: 8 })).toBe("/seeds/dill-wild 0.25 €/g");
});
