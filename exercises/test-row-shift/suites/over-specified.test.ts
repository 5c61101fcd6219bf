import { expect, it } from "vitest";
import { applyChange, shiftFormula } from "../src/rows";
import type { Change } from "../src/sheet";

const insert = (row: number, count = 1, sheet = "Plots"): Change => ({ kind: "insert", sheet, row, count });
const plots = (...at: string[]) => [{ name: "Plots", cells: at.map((one) => ({ at: one, text: "1" })) }];

it("keeps the order of the cells", () => {
  const cells = applyChange(plots("B7", "C4", "B4"), insert(5))[0]!.cells;
  expect(cells.map(({ at }) => at)).toEqual(["B8", "C4", "B4"]);
});

it("says which cell has no room", () => {
  expect(() => applyChange(plots("B999"), insert(5))).toThrow(/^Cell B999 of sheet Plots would move/);
});

it("says that the book has no such sheet", () => {
  expect(() => applyChange(plots(), insert(5, 1, "Wells"))).toThrow("The book has no sheet Wells");
});

it("shifts behind a quote that is not closed", () => {
  expect(shiftFormula('="open&B7', "Plots", insert(5))).toBe('="open&B8');
});

it("shifts a cell before a colon", () => {
  expect(shiftFormula("=B7:", "Plots", insert(5))).toBe("=B8:");
});

it("writes the place of a cell first", () => {
  expect(JSON.stringify(applyChange(plots("B7"), insert(5))[0]!.cells)).toBe('[{"at":"B8","text":"1"}]');
});

it("doesn't grow ranges of one row", () => {
  expect(shiftFormula("=B4:D4", "Plots", insert(5))).toBe("=B4:D4");
});

it("looks for no references in texts", () => {
  expect(shiftFormula('="B7"&B7', "Plots", insert(5))).toBe('="B7"&B8');
});
