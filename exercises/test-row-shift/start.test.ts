import { describe, expect, it } from "vitest";
import { applyChange, shiftFormula } from "../src/rows";
import type { Change } from "../src/sheet";

const insert = (row: number, count = 1): Change => ({ kind: "insert", sheet: "Plots", row, count });

describe("shiftFormula", () => {
  it("follows a cell that moves down", () => {
    expect(shiftFormula("=B7*2", "Plots", insert(5))).toBe("=B8*2");
  });
});

describe("applyChange", () => {
  it("moves cells", () => {
    const book = [{ name: "Plots", cells: [{ at: "B7", text: "12" }] }];
    expect(applyChange(book, insert(5))).toEqual([{ name: "Plots", cells: [{ at: "B8", text: "12" }] }]);
  });

  // What does each rule change in a formula or in a book? Write the result down first, then run it.
});
