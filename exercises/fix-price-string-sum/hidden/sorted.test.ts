import { expect, it } from "vitest";
import { billText } from "../src/bill";
import { readOrderFile } from "../src/order-file";

it("puts the dearest first where prices are texts", () => {
  const lines = readOrderFile('[{ "text": "Spoon", "price": "900" }, { "text": "Pan", "price": "12000" }]');
  expect(billText(lines).split("\n").slice(0, -1)).toEqual(["Pan: 120.00 EUR", "Spoon: 9.00 EUR"]);
});
