import { expect, it } from "vitest";
import { importStock } from "../src/importer";
import { file, shop } from "./shop";

it("takes a quantity of 0, and a price of 0", async () => {
  const { store, log, saved } = shop();
  const result = await importStock(file("c-1;Pot;19,95;0", "c-2;Sample;0;00"), store, log);
  expect(result).toEqual({ total: 2, imported: 2, rejected: [] });
  expect(saved.map(({ price, quantity }) => [price, quantity])).toEqual([[1995, 0], [0, 0]]);
});
