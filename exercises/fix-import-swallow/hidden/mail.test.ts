import { expect, it } from "vitest";
import { summaryOf } from "../src/importer";

it("is worded as before", () => {
  expect(summaryOf({ total: 0, imported: 0, rejected: [] })).toBe("Imported 0 of 0 rows.");
  const rejected = [
    { line: 2, reason: "4 columns expected, 3 found" },
    { line: 9, reason: "not in our shop: X-7" },
  ];
  expect(summaryOf({ total: 9, imported: 7, rejected })).toBe(
    "Imported 7 of 9 rows.\nLine 2: 4 columns expected, 3 found\nLine 9: not in our shop: X-7",
  );
});
