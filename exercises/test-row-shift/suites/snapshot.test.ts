import { expect, it } from "vitest";
import { applyChange, shiftFormula } from "../src/rows";
import type { Change } from "../src/sheet";

// Copied from a run of the code.
const change: Change = { kind: "insert", sheet: "Plots", row: 8, count: 2 };
const deletion: Change = { kind: "delete", sheet: "Plots", row: 6, count: 2 };

it("totals, as recorded", () => {
  expect(shiftFormula('=SUM(B2:B7)/COUNT(C$2:C9)&" plots"', "Plots", change)).toBe(
    '=SUM(B2:B9)/COUNT(C$2:C11)&" plots"',
  );
});

it("a list of another sheet, as recorded", () => {
  expect(shiftFormula("=B8+Plots!B8-'Wet plots'!$C$9*LOG10(2)", "Wells", change)).toBe(
    "=B8+Plots!B10-'Wet plots'!$C$9*LOG10(2)",
  );
});

it("a deletion, as recorded", () => {
  expect(shiftFormula("=AVERAGE(B6:B9)+B7-B$9", "Plots", deletion)).toBe("=AVERAGE(B6:B7)+#REF!-B$7");
});

it("a book, as recorded", () => {
  const book = [
    {
      name: "Plots",
      cells: [
        { at: "B2", text: "12" },
        { at: "B9", text: "=SUM(B2:B8)" },
      ],
    },
    { name: "Wells", cells: [{ at: "A1", text: "=Plots!B9" }] },
  ];
  expect(applyChange(book, change)).toEqual([
    {
      name: "Plots",
      cells: [
        { at: "B2", text: "12" },
        { at: "B11", text: "=SUM(B2:B10)" },
      ],
    },
    { name: "Wells", cells: [{ at: "A1", text: "=Plots!B11" }] },
  ]);
});
