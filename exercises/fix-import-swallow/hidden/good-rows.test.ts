import { expect, it } from "vitest";
import { importStock } from "../src/importer";
import { file, shop } from "./shop";

it("stores the good rows before and after bad ones, in the order of the file", async () => {
  const { store, log, saved } = shop();
  const rows = ["b-2;Bowl;6.00;8", "b-1;Jug;free;8", "a-9;Cup;3.10;20", "x-1;Rope;2.00;5", "b-1;Jug;11;2"];
  await importStock(file(...rows), store, log);
  expect(saved).toEqual([
    { sku: "B-2", name: "Bowl", price: 600, quantity: 8 },
    { sku: "A-9", name: "Cup", price: 310, quantity: 20 },
    { sku: "B-1", name: "Jug", price: 1100, quantity: 2 },
  ]);
});

it("counts files without bad rows as before", async () => {
  const { store, log } = shop();
  expect(await importStock(file("b-2;Bowl;6.00;8", "b-1;Jug;11;2"), store, log)).toEqual({ total: 2, imported: 2, rejected: [] });
});
