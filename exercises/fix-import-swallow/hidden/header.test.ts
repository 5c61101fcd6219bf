import { expect, it } from "vitest";
import { importStock } from "../src/importer";
import { file, shop } from "./shop";

it("refuses files with another header, or none, and stores nothing", async () => {
  const { store, log, calls } = shop();
  for (const text of ["", "c-1;Pot;19,95;3", "name;sku;price;quantity\nPot;c-1;19,95;3"]) {
    await expect(importStock(text, store, log)).rejects.toThrow("Unexpected header");
  }
  expect(calls()).toBe(0);
});

it("takes a header in capitals, Windows line ends, and a file without rows", async () => {
  const { store, log } = shop();
  const result = await importStock("SKU; Name;Price;Quantity\r\nc-1;Pot;19,95;3\r\n", store, log);
  expect(result).toEqual({ total: 1, imported: 1, rejected: [] });
  expect(await importStock(file(), store, log)).toEqual({ total: 0, imported: 0, rejected: [] });
});
