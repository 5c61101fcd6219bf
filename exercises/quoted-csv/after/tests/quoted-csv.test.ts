import { describe, expect, it } from "vitest";
import { FileError } from "../src/file-error";
import { readPriceList } from "../src/price-list";
import { readRecords, readTable } from "../src/records";

const cells = (text: string) => readRecords(text).map((record) => record.cells);

describe("records", () => {
  it("are split at semicolons", () => {
    expect(cells("hk-1;Hook;4,20")).toEqual([["hk-1", "Hook", "4,20"]]);
    expect(cells("hk-1;;")).toEqual([["hk-1", "", ""]]);
  });

  it("may have semicolons in quotes", () => {
    expect(cells('hk-1;"Hook; brass";4,20')).toEqual([["hk-1", "Hook; brass", "4,20"]]);
  });

  it("may have quotes in quotes", () => {
    expect(cells('a;"4"" pipe";b\nc;"""";""')).toEqual([
      ["a", '4" pipe', "b"],
      ["c", '"', ""],
    ]);
  });

  it("may have line breaks in quotes", () => {
    expect(cells('a;"one\ntwo\n\nfour";b\nc;d;e')).toEqual([
      ["a", "one\ntwo\n\nfour", "b"],
      ["c", "d", "e"],
    ]);
    expect(cells('a;"one\r\ntwo"\r\nb;c')).toEqual([
      ["a", "one\ntwo"],
      ["b", "c"],
    ]);
  });

  it("keep blanks in quotes, and lose them elsewhere", () => {
    expect(cells(' a ;" b ";  c')).toEqual([["a", " b ", "c"]]);
  });

  it("know the line where they begin", () => {
    const records = readRecords('a\n\n"b\nb"\n  \nc\n');
    expect(records.map(({ line }) => line)).toEqual([1, 3, 6]);
  });

  it("begin after a byte order mark", () => {
    expect(cells('\uFEFF"sku";name')).toEqual([["sku", "name"]]);
  });

  it("are none where there is nothing", () => {
    expect([...cells(""), ...cells("\n ; \n;;")]).toEqual([]);
  });
});

describe("a table", () => {
  it("finds its columns by their titles", () => {
    const [row, ...others] = readTable(' NAME ;"Sku"\n"Hook";hk-1', ["SKU", "name"]);
    expect([row?.cell("SKU"), row?.cell("name"), row?.line]).toEqual(["hk-1", "Hook", 2]);
    expect(others).toEqual([]);
  });

  it("has empty cells where a record is short", () => {
    const rows = readTable("sku;name;note\nhk-1;Hook\nhk-2", ["name", "note"]);
    expect(rows.map(({ cell }) => [cell("name"), cell("note")])).toEqual([
      ["Hook", ""],
      ["", ""],
    ]);
  });

  it("may hold no rows", () => {
    expect(readTable("sku;name\n\n", ["sku", "name"])).toEqual([]);
  });
});

describe("a price list", () => {
  it("has its columns in any order", () => {
    expect(readPriceList('Price;"Name";Pack;SKU\n"4,20";"Hook; brass";10;hk-1')).toEqual([
      { sku: "HK-1", name: "Hook; brass", cents: 420 },
    ]);
  });

  it.each([
    ["sku;name\n", 'Line 1: no column "price"'],
    ["sku;name;price;Name\n", 'Line 1: two columns "name"'],
    ["", 'Line 1: no column "sku"'],
    ['\n"sku";name', 'Line 2: no column "price"'],
    ['sku;name;price\na;"b\nb";1,00\nc;d;free', "Line 4: not a price: free"],
  ])("is refused where it is malformed: %j", (text, message) => {
    expect(() => readPriceList(text)).toThrow(FileError);
    expect(() => readPriceList(text)).toThrow(message);
  });
});
