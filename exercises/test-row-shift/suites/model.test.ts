import { describe, expect, it } from "vitest";
import { applyChange, shiftFormula } from "../src/rows";
import type { Book, Change } from "../src/sheet";

const insert = (row: number, count = 1, sheet = "Plots"): Change => ({ kind: "insert", sheet, row, count });
const remove = (row: number, count = 1, sheet = "Plots"): Change => ({ kind: "delete", sheet, row, count });
/** A formula of the sheet Plots after the change. */
const shift = (formula: string, change: Change, own = "Plots") => shiftFormula(formula, own, change);

describe("references", () => {
  it.each([
    ["=B7", "=B8"],
    ["=b7+AC310", "=b8+AC311"],
    ["=SUM(B6:D9)", "=SUM(B7:D10)"],
    ["=SUM(6:9)", "=SUM(7:10)"],
    ["=-B7%", "=-B8%"],
  ])("%s moves", (formula, expected) => {
    expect(shift(formula, insert(5))).toBe(expected);
  });

  it.each([
    "=SUM(B:D)",
    "=LOG10(2)",
    "=B7(2)",
    "=1.5E7",
    "=Q7_total",
    "=soil.B7",
    "=x7y",
    "=B07",
    "=B1000",
    "=ABC7",
    "=7",
    "=$$B7",
    "=B7$",
    "=x'Plots'!B7",
  ])("%s stays", (formula) => {
    expect(shift(formula, insert(5))).toBe(formula);
  });

  it("may have a dollar before each part", () => {
    expect(shift("=$B$7", insert(5))).toBe("=$B$8");
    expect(shift("=$B7", insert(5))).toBe("=$B8");
    expect(shift("=B$6:$B9", insert(5))).toBe("=B$7:$B10");
    expect(shift("=$6:9", insert(5))).toBe("=$7:10");
  });
});

describe("texts", () => {
  it("have no references", () => {
    expect(shift('="B7"&B7', insert(5))).toBe('="B7"&B8');
    expect(shift('="5"" pipe B7"&B7', insert(5))).toBe('="5"" pipe B7"&B8');
  });

  it("may have apostrophes", () => {
    expect(shift('="it\'s"&B7&"don\'t"', insert(5))).toBe('="it\'s"&B8&"don\'t"');
  });
});

describe("prefixes", () => {
  it("name the sheet of a cell", () => {
    expect(shift("=B7+Plots!B7+'Plots'!B7", insert(5), "Wells")).toBe("=B7+Plots!B8+'Plots'!B8");
    expect(shift("=B7+Wells!B7", insert(5))).toBe("=B8+Wells!B7");
  });

  it("may have spaces and quotes", () => {
    expect(shift("='Wet plots'!B7", insert(5, 1, "Wet plots"))).toBe("='Wet plots'!B8");
    expect(shift("='Jo''s plots'!B7", insert(5, 1, "Jo's plots"))).toBe("='Jo''s plots'!B8");
  });

  it("are of the whole range", () => {
    expect(shift("=Plots!B6:B9", insert(5), "Wells")).toBe("=Plots!B7:B10");
    expect(shift("=Wells!B6:B9", insert(5))).toBe("=Wells!B6:B9");
    expect(shift("=Wells!6:9", insert(5))).toBe("=Wells!6:9");
  });

  it("are never references", () => {
    expect(shift("=Q7!B9", insert(5))).toBe("=Q7!B9");
    expect(shift("='B7'!C9", insert(5))).toBe("='B7'!C9");
    expect(shift("='Plot B7'!C9", insert(5))).toBe("='Plot B7'!C9");
    expect(shift("=B7!total+'Plot B7'!B:D", insert(5))).toBe("=B7!total+'Plot B7'!B:D");
    expect(shift("=Q7!B9", insert(5, 1, "q7"))).toBe("=Q7!B10");
  });

  it("may differ in case", () => {
    expect(shift("=pLOTS!B7", insert(5), "Wells")).toBe("=pLOTS!B8");
    expect(shift("=B7", insert(5, 1, "PLOTS"), "plots")).toBe("=B8");
  });
});

describe("insert", () => {
  it("moves the row and all rows below it", () => {
    expect(shift("=B4", insert(5))).toBe("=B4");
    expect(shift("=B5", insert(5, 3))).toBe("=B8");
  });

  it("moves each end of a range", () => {
    expect(shift("=B2:B9", insert(5, 2))).toBe("=B2:B11");
    expect(shift("=B5:B9", insert(5, 2))).toBe("=B7:B11");
    expect(shift("=B2:B5", insert(5, 2))).toBe("=B2:B7");
  });

  it("directly below a range makes it grow", () => {
    expect(shift("=B2:B4", insert(5, 2))).toBe("=B2:B6");
    expect(shift("=2:4", insert(5, 2))).toBe("=2:6");
    expect(shift("=B2:B4", insert(6, 2))).toBe("=B2:B4");
  });

  it("directly below a range of one row does not", () => {
    expect(shift("=B4:D4", insert(5))).toBe("=B4:D4");
    expect(shift("=4:4", insert(5))).toBe("=4:4");
  });

  it("directly below a last row with a dollar does not", () => {
    expect(shift("=B2:B$4", insert(5))).toBe("=B2:B$4");
    expect(shift("=2:$4", insert(5))).toBe("=2:$4");
  });

  it("ignores dollars at the column and at the first row", () => {
    expect(shift("=B2:$B4", insert(5))).toBe("=B2:$B5");
    expect(shift("=B$2:B4", insert(5))).toBe("=B$2:B5");
  });

  it("beyond the last row is #REF!", () => {
    expect(shift("=B999", insert(5))).toBe("=#REF!");
    expect(shift("=B998", insert(5))).toBe("=B999");
    expect(shift("=Plots!B998:B999", insert(998, 2), "Wells")).toBe("=#REF!");
  });

  it("cuts a range at the last row", () => {
    expect(shift("=B2:B998", insert(5, 3))).toBe("=B2:B999");
    expect(shift("=B997:B999", insert(997, 2))).toBe("=B999:B999");
    expect(shift("=B990:B998", insert(999, 5))).toBe("=B990:B999");
  });
});

describe("delete", () => {
  it("moves the rows below up", () => {
    expect(shift("=B4+B7", remove(5, 2))).toBe("=B4+B5");
    expect(shift("=B2:B9", remove(5, 2))).toBe("=B2:B7");
    expect(shift("=B7:B9", remove(5, 2))).toBe("=B5:B7");
  });

  it("makes a cell #REF!, with its prefix", () => {
    expect(shift("=B5+B6", remove(5, 2))).toBe("=#REF!+#REF!");
    expect(shift("=Plots!B5+'Plots'!B$6", remove(5, 2), "Wells")).toBe("=#REF!+#REF!");
  });

  it("keeps what is left of a range", () => {
    expect(shift("=B2:B9", remove(8, 5))).toBe("=B2:B7");
    expect(shift("=B6:B9", remove(3, 4))).toBe("=B3:B5");
    expect(shift("=B7:B12", remove(8, 5))).toBe("=B7:B7");
    expect(shift("=8:13", remove(8, 5))).toBe("=8:8");
  });

  it("of all rows of a range makes it #REF!", () => {
    expect(shift("=SUM(B8:B12)", remove(8, 5))).toBe("=SUM(#REF!)");
    expect(shift("=Plots!8:12", remove(7, 7))).toBe("=#REF!");
  });

  it("deletes as many rows as there are", () => {
    expect(shift("=B998:B999", remove(998, 5))).toBe("=#REF!");
    expect(shift("=B997:B999", remove(998, 5))).toBe("=B997:B997");
  });

  it("never makes a range grow", () => {
    expect(shift("=B2:B4", remove(5))).toBe("=B2:B4");
  });
});

describe("upside down", () => {
  it("stays upside down", () => {
    expect(shift("=B9:$C2", insert(5))).toBe("=B10:$C2");
    expect(shift("=9:2", remove(1, 3))).toBe("=6:1");
  });

  it("grows at the larger number", () => {
    expect(shift("=B9:B$2", insert(10, 2))).toBe("=B11:B$2");
    expect(shift("=B$9:B2", insert(10, 2))).toBe("=B$9:B2");
    expect(shift("=B9:B2", insert(3))).toBe("=B10:B2");
  });

  it("is cut, and can be deleted", () => {
    expect(shift("=B999:B2", insert(5, 3))).toBe("=B999:B2");
    expect(shift("=B9:B6", remove(6, 4))).toBe("=#REF!");
  });
});

it("keeps everything else as it was typed", () => {
  expect(shift("= Sum( b$7 , 'plots'!$c9 )  & \"x \"", insert(5))).toBe("= Sum( b$8 , 'plots'!$c10 )  & \"x \"");
  expect(shift("=#REF!+B7", insert(5))).toBe("=#REF!+B8");
});

/** bookOf({ Plots: { B7: "=B2" } }) */
const bookOf = (sheets: Record<string, Record<string, string>>): Book =>
  Object.entries(sheets).map(([name, cells]) => ({
    name,
    cells: Object.entries(cells).map(([at, text]) => ({ at, text })),
  }));
/** The cells of a sheet, whatever their order. */
const cellsOf = (book: Book, name: string) =>
  Object.fromEntries(book.find((sheet) => sheet.name === name)!.cells.map(({ at, text }) => [at, text]));

describe("applyChange", () => {
  it("moves cells of the changed sheet", () => {
    const book = applyChange(bookOf({ Plots: { B4: "a", B5: "b", AC310: "" }, Wells: { B5: "c" } }), insert(5, 2));
    expect(cellsOf(book, "Plots")).toEqual({ B4: "a", B7: "b", AC312: "" });
    expect(cellsOf(book, "Wells")).toEqual({ B5: "c" });
  });

  it("leaves out cells that disappear", () => {
    const book = applyChange(bookOf({ Plots: { B4: "a", B5: "b", B6: "", B7: "=B5" } }), remove(5, 2));
    expect(cellsOf(book, "Plots")).toEqual({ B4: "a", B5: "=#REF!" });
  });

  it("shifts the formulas of all sheets", () => {
    const before = bookOf({ Plots: { B4: "=B7", B7: "=Wells!B7" }, Wells: { B7: "=B7+Plots!B7" } });
    const book = applyChange(before, insert(5));
    expect(cellsOf(book, "Plots")).toEqual({ B4: "=B8", B8: "=Wells!B7" });
    expect(cellsOf(book, "Wells")).toEqual({ B7: "=B7+Plots!B8" });
  });

  it("leaves other texts as they are", () => {
    const book = applyChange(bookOf({ Plots: { A1: "B7", A2: " =B7", A3: "'=B7", A4: "=" } }), insert(5));
    expect(cellsOf(book, "Plots")).toEqual({ A1: "B7", A2: " =B7", A3: "'=B7", A4: "=" });
  });

  it("finds the sheet whatever its case, and keeps the order of the sheets", () => {
    const book = applyChange(bookOf({ Wells: {}, Plots: { B7: "=B7" }, Areas: {} }), insert(5, 1, "pLots"));
    expect(book.map(({ name }) => name)).toEqual(["Wells", "Plots", "Areas"]);
    expect(cellsOf(book, "Plots")).toEqual({ B8: "=B8" });
  });

  it("throws a RangeError if a cell has no room", () => {
    expect(() => applyChange(bookOf({ Plots: { B998: "x" } }), insert(5, 2))).toThrow(RangeError);
    expect(() => applyChange(bookOf({ Plots: { B999: " " } }), insert(999))).toThrow(RangeError);
    expect(cellsOf(applyChange(bookOf({ Plots: { B998: "x" } }), insert(5)), "Plots")).toEqual({ B999: "x" });
  });

  it("throws for no cell that has no text, does not move, disappears, or is on another sheet", () => {
    expect(cellsOf(applyChange(bookOf({ Plots: { B999: "", A1: "x" } }), insert(5)), "Plots")).toEqual({ A1: "x" });
    expect(cellsOf(applyChange(bookOf({ Plots: { B998: "x" } }), insert(999)), "Plots")).toEqual({ B998: "x" });
    expect(cellsOf(applyChange(bookOf({ Plots: { B999: "x" } }), remove(999)), "Plots")).toEqual({});
    const book = applyChange(bookOf({ Plots: {}, Wells: { B999: "x" } }), insert(5));
    expect(cellsOf(book, "Wells")).toEqual({ B999: "x" });
  });

  it("throws an error with the name of an unknown sheet", () => {
    expect(() => applyChange(bookOf({ Plots: {} }), insert(5, 1, "Nowhere"))).toThrow("Nowhere");
    expect(() => applyChange([], insert(5, 1, "noWhere"))).toThrow("noWhere");
  });

  it("changes nothing that is passed in", () => {
    const book = bookOf({ Plots: { B9: "=B7", B7: "x" }, Wells: { A1: "=Plots!B7" } });
    const change = insert(5);
    const before = structuredClone({ book, change });
    expect(applyChange(book, change)).toHaveLength(2);
    expect({ book, change }).toEqual(before);
  });
});
