import { expect, it } from "vitest";
import { importStock } from "../src/importer";
import { file, shop } from "./shop";

it("tells line and reason as an editor counts, blank lines included", async () => {
  const { store, log } = shop();
  const rows = ["", "L-1;Lamp;31.90 EUR;4", "L-2;Lamp;31.90;4", "", "", "x-9;Rope;2.00;5", "L-3;Lamp;31.90;4;new"];
  const result = await importStock(file(...rows), store, log);
  expect(result.rejected).toEqual([
    { line: 3, reason: 'not a price: "31.90 EUR"' },
    { line: 7, reason: "not in our shop: X-9" },
    { line: 8, reason: "4 columns expected, 5 found" },
  ]);
});

it("tells supplier and log of a quantity that cannot be read", async () => {
  const { store, log, warnings } = shop();
  const result = await importStock(file("L-1;Lamp;31.90;many", "L-2;Lamp;31.90;2", "L-3;Lamp;31.90;"), store, log);
  expect(result).toEqual({
    total: 3,
    imported: 1,
    rejected: [
      { line: 2, reason: 'not a quantity: "many"' },
      { line: 4, reason: 'not a quantity: ""' },
    ],
  });
  expect(warnings).toEqual(['line 2: not a quantity: "many"', 'line 4: not a quantity: ""']);
});
