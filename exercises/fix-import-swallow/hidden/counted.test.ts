import { expect, it } from "vitest";
import { importStock, summaryOf } from "../src/importer";
import { file, shop } from "./shop";

it("counts no row whose price cannot be read", async () => {
  const { store, log, saved } = shop();
  const result = await importStock(file("HS-11;Ladle;on request;40", "HS-12;Bowl;6.00;8", "HS-13;Jug;-4;8"), store, log);
  expect(result).toMatchObject({ total: 3, imported: 1 });
  expect(saved).toHaveLength(1);
  expect(summaryOf(result)).toMatch(/^Imported 1 of 3 rows\./);
});

it("counts no row of an article that the shop does not sell", async () => {
  const { store, log } = shop();
  const result = await importStock(file("X-204;Grater;9.90;5", "HS-12;Bowl;6.00;8"), store, log);
  expect(result).toMatchObject({ total: 2, imported: 1 });
});
