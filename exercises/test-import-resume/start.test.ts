import fs from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { importFile } from "../src/import-file";
import type { Shop, StockRow } from "../src/stock";

const FILE = "/tmp/in/stock.csv";

/** A folder without anything in it. */
beforeEach(() => {
  fs.rmSync("/tmp/in", { recursive: true, force: true });
  fs.mkdirSync("/tmp/in");
});

/** A file with rows S1, S2, … */
function supply(count: number, path = FILE): void {
  const rows = Array.from({ length: count }, (_, i) => `S${i + 1};${i * 10}`);
  fs.writeFileSync(path, ["sku;quantity", ...rows, ""].join("\n"));
}

/** A shop that remembers what was written. */
function memoryShop() {
  const rows: StockRow[] = [];
  const shop: Shop = {
    async write(batch) {
      rows.push(...batch);
    },
  };
  return { shop, rows };
}

describe("importFile", () => {
  it("writes all rows", async () => {
    supply(3);
    const { shop, rows } = memoryShop();
    expect(await importFile(shop, FILE)).toEqual({ written: 3, total: 3 });
    expect(rows.map(({ sku }) => sku)).toEqual(["S1", "S2", "S3"]);
  });

  // What if the shop fails, in the first batch, in the second, in the last? Import again, and look at all rows.
});
