import { describe, expect, it } from "vitest";
import { importStock, summaryOf } from "../src/importer";
import { file, shop } from "./shop";

describe("importStock", () => {
  it("stores the rows of a file", async () => {
    const { store, log, saved } = shop();
    const result = await importStock(file("ab-1;Mug;8.50;12", "ab-2;Plate;12,00;3"), store, log);
    expect(result).toEqual({ total: 2, imported: 2, rejected: [] });
    expect(saved).toEqual([
      { sku: "AB-1", name: "Mug", price: 850, quantity: 12 },
      { sku: "AB-2", name: "Plate", price: 1200, quantity: 3 },
    ]);
  });

  it("says which line has too few columns", async () => {
    const { store, log } = shop();
    const result = await importStock(file("ab-1;Mug;8.50;12", "ab-2;Plate"), store, log);
    expect(result.rejected).toEqual([{ line: 3, reason: "4 columns expected, 2 found" }]);
  });

  it("goes on after a bad row", async () => {
    const { store, log, saved } = shop();
    await importStock(file("ab-1;Mug;on request;12", "ab-2;Plate;12,00;3"), store, log);
    expect(saved.map(({ sku }) => sku)).toEqual(["AB-2"]);
  });

  // From Hellström's file of Monday. Noor
  it("counts what was stored", async () => {
    const { store, log } = shop();
    const result = await importStock(file("ab-1;Mug;8.50;12", "ab-2;Plate;on request;3"), store, log);
    expect(result).toMatchObject({ total: 2, imported: 1 });
  });

  it("refuses a file with another header", async () => {
    const { store, log } = shop();
    await expect(importStock("sku;price\nab-1;8.50", store, log)).rejects.toThrow("Unexpected header");
  });
});

describe("summaryOf", () => {
  it("lists what was rejected", () => {
    const rejected = [{ line: 4, reason: 'not a price: "free"' }];
    expect(summaryOf({ total: 3, imported: 2, rejected })).toBe('Imported 2 of 3 rows.\nLine 4: not a price: "free"');
  });
});
