import { expect, it } from "vitest";
import { importStock } from "../src/importer";
import { file, shop } from "./shop";

it("reads prices with a point, a comma or neither, and numbers with blanks round them", async () => {
  const { store, log, saved } = shop();
  await importStock(file(" c-1 ; Tea pot ; 19,95 ; 007 ", "c-2;;0.05;1", "c-3;Lid;4;1"), store, log);
  expect(saved).toEqual([
    { sku: "C-1", name: "Tea pot", price: 1995, quantity: 7 },
    { sku: "C-2", name: "", price: 5, quantity: 1 },
    { sku: "C-3", name: "Lid", price: 400, quantity: 1 },
  ]);
});
