import { describe, expect, it } from "vitest";
import { ImportError } from "../src/errors";
import { importStock } from "../src/stock-import";
import { warehouse } from "./warehouse";

const flat = (sku: unknown, count: unknown = "12", price: unknown = "4.20") => ({ sku, count, price });
const nested = (sku: unknown, count: unknown = 12, price: unknown = { cents: 420, currency: "EUR" }) => ({
  article: { sku, name: "Whisk" },
  stock: { count, place: "B4" },
  price,
});

/** Imports these rows and hands back what the stock service was told. */
async function imported(...rows: unknown[]) {
  const { stock, applied } = warehouse();
  await importStock(stock, "hellstroem", JSON.stringify(rows));
  return applied[0]?.rows;
}

describe("reading rows", () => {
  it("takes both shapes, mixed ones too", async () => {
    const rows = await imported(flat("hs-10"), nested("Hs-11"));
    expect(rows).toEqual(["HS-10", "HS-11"].map((sku) => ({ sku, count: 12, cents: 420 })));
  });

  it("keeps zeros, and reads prices without cents", async () => {
    const free = { cents: 0, currency: "EUR" };
    const rows = await imported(flat("a", "0", "0.00"), flat("b", "007", "19"), nested("c", 0, free));
    expect(rows?.map(({ count, cents }) => `${count} ${cents}`)).toEqual(["0 0", "7 1900", "0 0"]);
  });

  it.each([
    [null, "not a row: null"],
    [[], "not an article number: undefined"],
    [flat("HS 10"), 'not an article number: "HS 10"'],
    [flat("a", 12), "not a count: 12"],
    [flat("a", "1", "4,20"), 'not a price: "4,20"'],
    [nested("a", "12"), 'not a count: "12"'],
    [nested("a", 1.5), "not a count: 1.5"],
    [nested("a", 1, { cents: 420, currency: "SEK" }), 'not in EUR: "SEK"'],
    [nested("a", 1, null), "not in EUR: undefined"],
    [{ article: null, price: { currency: "EUR" } }, "not an article number: undefined"],
  ])("refuses %j", async (row, message) => {
    await expect(imported(flat("hs-9"), row)).rejects.toThrow(`Row 2: ${message}`);
  });
});

describe("importing a file", () => {
  it("takes nothing of a file with a row that cannot be read", async () => {
    const { stock, applied } = warehouse({ articles: ["HS-10"] });
    const text = JSON.stringify([flat("hs-10"), flat("hs-11", "a few"), flat("hs-12")]);
    const error = await importStock(stock, "hellstroem", text).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ImportError);
    expect(error).toMatchObject({ message: 'Row 2: not a count: "a few"', cause: { message: 'not a count: "a few"' } });
    expect(applied).toEqual([]);
  });

  it("refuses an article that is listed twice, whatever the shape", async () => {
    const twice = imported(flat("hs-10"), flat("hs-11"), nested("HS-10"));
    await expect(twice).rejects.toThrow("Row 3: HS-10 is in row 1 already");
  });

  it.each(["", "{}", "[]", "[{]", "null"])("refuses a file that holds %j", async (text) => {
    const { stock, applied } = warehouse({ articles: ["HS-10"] });
    await expect(importStock(stock, "hellstroem", text)).rejects.toThrow(ImportError);
    expect(applied).toEqual([]);
  });

  it("sells out what is left out, unless more is on its way", async () => {
    const { stock, applied } = warehouse({ articles: ["A", "B", "C", "D", "E"], due: ["A", "B", "E"] });
    const result = await importStock(stock, "hellstroem", JSON.stringify([flat("d")]));
    expect(result).toEqual({ taken: 1, soldOut: ["C"] });
    expect(applied).toMatchObject([{ soldOut: ["C"] }]);
  });
});
