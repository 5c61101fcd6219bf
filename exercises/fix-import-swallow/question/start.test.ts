import { expect, it } from "vitest";
import { importStock } from "../src/importer";
import { file, shop } from "../tests/shop";

// This file was always imported correctly. Change it into one that the old code gets wrong and yours gets right.
it("tells what became of each row", async () => {
  const { store, log } = shop();
  const result = await importStock(file("ab-1;Mug;8.50;12", "ab-2;Plate"), store, log);
  expect(result.imported).toBe(1);
  expect(result.rejected).toEqual([{ line: 3, reason: "4 columns expected, 2 found" }]);
});
