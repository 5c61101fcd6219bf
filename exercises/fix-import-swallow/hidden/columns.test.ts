import { expect, it } from "vitest";
import { importStock } from "../src/importer";
import { file, shop } from "./shop";

it("tells rows with too few or too many columns with their line", async () => {
  const { store, log, calls } = shop();
  const result = await importStock(file("c-1;Pot;19,95", "", "c-2;Lid;4;1;blue", "c-3"), store, log);
  expect(result).toEqual({
    total: 3,
    imported: 0,
    rejected: [
      { line: 2, reason: "4 columns expected, 3 found" },
      { line: 4, reason: "4 columns expected, 5 found" },
      { line: 5, reason: "4 columns expected, 1 found" },
    ],
  });
  expect(calls()).toBe(0);
});
