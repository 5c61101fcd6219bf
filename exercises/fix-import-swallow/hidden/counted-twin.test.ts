import { expect, it } from "vitest";
import { importStock, summaryOf } from "../src/importer";
import { file, shop } from "./shop";

it("counts no row without a readable article number or price", async () => {
  const { store, log, saved } = shop();
  const rows = ["L 1;Lamp;31,90;4", "L-2;Lamp;31,9;4", "L-3;Lamp;31.90;4", "L-4;Lamp;;4", "L-5;Shade;7;6"];
  const result = await importStock(file(...rows), store, log);
  expect(result).toMatchObject({ total: 5, imported: 2 });
  expect(saved).toHaveLength(2);
  expect(summaryOf(result)).toMatch(/^Imported 2 of 5 rows\./);
});

it("counts nothing of a file with articles that the shop does not sell", async () => {
  const { store, log } = shop();
  const result = await importStock(file("x-1;Rope;2.00;5", "x-2;Hook;3.00;5"), store, log);
  expect(result).toMatchObject({ total: 2, imported: 0 });
});
