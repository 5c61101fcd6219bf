import { expect, it } from "vitest";
import { importStock } from "../src/importer";
import { file, shop } from "../tests/shop";

it("tells what became of each row", async () => {
  const { store, log } = shop();
  const result = await importStock(file("ab-1;Mug;8.50;12", "ab-2;Plate;12,00;a few"), store, log);
  expect(result.imported).toBe(1);
  expect(result.rejected).toEqual([{ line: 3, reason: 'not a quantity: "a few"' }]);
});
