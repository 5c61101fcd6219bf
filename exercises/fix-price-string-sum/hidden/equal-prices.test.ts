import { expect, it } from "vitest";
import { dearestFirst } from "../src/bill";
import { readOrderFile } from "../src/order-file";

it("keeps the order of lines at one price, and the list that it was given", () => {
  const lines = readOrderFile(
    '[{ "text": "B", "price": 500 }, { "text": "C", "price": 900 }, { "text": "A", "price": 500 }]',
  );
  expect(dearestFirst(lines).map(({ text }) => text)).toEqual(["C", "B", "A"]);
  expect(lines.map(({ text }) => text)).toEqual(["B", "C", "A"]);
});
