import { expect, it } from "vitest";
import { importStock, summaryOf } from "../src/importer";
import { file, shop } from "./shop";

it("tells line and reason of each row that is not stored, in the order of the file", async () => {
  const { store, log } = shop();
  const rows = ["HS-10;Whisk;4.20;7", "HS-11;Ladle;on request;40", "X-204;Grater;9.90;5", "HS-12;Bowl", "H?;Pan;1;1", "HS-77;Tray;14,00;12 pcs"];
  const result = await importStock(file(...rows), store, log);
  expect(result.rejected).toEqual([
    { line: 3, reason: 'not a price: "on request"' },
    { line: 4, reason: "not in our shop: X-204" },
    { line: 5, reason: "4 columns expected, 2 found" },
    { line: 6, reason: 'not an article number: "H?"' },
    { line: 7, reason: 'not a quantity: "12 pcs"' },
  ]);
  expect(summaryOf(result)).toContain('\nLine 3: not a price: "on request"\nLine 4: not in our shop: X-204\n');
});
