import { expect, it } from "vitest";
import { applyChange, shiftFormula } from "../src/rows";
import type { Change } from "../src/sheet";

const insert = (row: number, count = 1): Change => ({ kind: "insert", sheet: "Plots", row, count });
const remove = (row: number, count = 1): Change => ({ kind: "delete", sheet: "Plots", row, count });

it("moves cells down", () => {
  expect(shiftFormula("=B7*2", "Plots", insert(5, 2))).toBe("=B9*2");
});

it("makes a range longer", () => {
  expect(shiftFormula("=SUM(B2:B9)", "Plots", insert(5))).toBe("=SUM(B2:B10)");
  expect(shiftFormula("=SUM(B2:B9)", "Plots", insert(10))).toBe("=SUM(B2:B10)");
});

it("moves cells up", () => {
  expect(shiftFormula("=B7", "Plots", remove(5))).toBe("=B6");
  expect(shiftFormula("=B5", "Plots", remove(5))).toBe("=#REF!");
});

it("follows references from another sheet", () => {
  expect(shiftFormula("=Plots!B7", "Wells", insert(5))).toBe("=Plots!B8");
});

it("moves the cells of a sheet", () => {
  const book = [{ name: "Plots", cells: [{ at: "B7", text: "=B8" }] }];
  expect(applyChange(book, insert(5))).toEqual([{ name: "Plots", cells: [{ at: "B8", text: "=B9" }] }]);
});
