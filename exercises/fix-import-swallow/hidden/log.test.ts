import { expect, it } from "vitest";
import { importStock } from "../src/importer";
import { file, shop } from "./shop";

it("writes a line for each row that can't be read or isn't ours", async () => {
  const { store, log, warnings } = shop();
  await importStock(file("c-1;Pot;dear;3", "c-2;Lid;4;1", "x-7;Rope;2.00;5"), store, log);
  expect(warnings).toEqual(['line 2: not a price: "dear"', "line 4: not in our shop: X-7"]);
});

it("writes nothing for good rows", async () => {
  const { store, log, warnings } = shop();
  expect(await importStock(file("c-2;Lid;4;1"), store, log)).toEqual({ total: 1, imported: 1, rejected: [] });
  expect(warnings).toEqual([]);
});
