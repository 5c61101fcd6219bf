import { describe, expect, it } from "vitest";
import { applyChange, shiftFormula } from "../src/rows";
import type { Book, Change } from "../src/sheet";

const insertAt5: Change = { kind: "insert", sheet: "Plots", row: 5, count: 1 };
const bookOf = (...at: string[]): Book => [{ name: "Plots", cells: at.map((one) => ({ at: one, text: "1" })) }];
const after = (book: Book, change: Change) => applyChange(book, change)[0]!.cells.map(({ at }) => at);

it("The order of the cells", () => {
  expect(after(bookOf("B7", "C4", "B4"), insertAt5)).toEqual(["B8", "C4", "B4"]);
});

describe("The text of the errors", () => {
  it("names the cell", () => {
    expect(() => applyChange(bookOf("B999"), insertAt5)).toThrow("B999 would be below row 999");
  });

  it("says that there is no such sheet", () => {
    expect(() => applyChange(bookOf(), { ...insertAt5, sheet: "Wells" })).toThrow("There is no sheet Wells");
  });
});

describe("What happens to a formula", () => {
  it("whose double quote is not closed", () => {
    expect(shiftFormula('="open&B7', "Plots", insertAt5)).toBe('="open&B8');
  });

  it("whose single quote is not closed", () => {
    expect(shiftFormula("='open&B7", "Plots", insertAt5)).toBe("='open&B8");
  });

  it("with a colon before nothing", () => {
    expect(shiftFormula("=B7:", "Plots", insertAt5)).toBe("=B8:");
  });

  it("with a colon between a cell and a function", () => {
    expect(shiftFormula("=B7:INDEX(C2:C9,2)", "Plots", insertAt5)).toBe("=B7:INDEX(C2:C10,2)");
  });

  it("with a range that has a dot before its prefix", () => {
    expect(shiftFormula("=soil.Plots!B2:B7", "Plots", insertAt5)).toBe("=soil.Plots!B2:B7");
  });
});
