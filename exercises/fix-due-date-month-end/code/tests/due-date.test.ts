import { describe, expect, it } from "vitest";
import { dueDate, dueLine, parseTerms } from "../src/due-date";

const day = (text: string) => new Date(`${text}T00:00:00Z`);

describe("parseTerms", () => {
  it("reads the terms of our contracts", () => {
    expect(parseTerms("on receipt")).toEqual({ unit: "on receipt" });
    expect(parseTerms("14 days")).toEqual({ unit: "days", count: 14 });
    expect(parseTerms("1 month")).toEqual({ unit: "months", count: 1 });
    expect(parseTerms("2 months")).toEqual({ unit: "months", count: 2 });
  });

  it("refuses everything else", () => {
    expect(() => parseTerms("soon")).toThrow("Unknown payment terms");
  });
});

describe("dueDate", () => {
  it("is the day of issue on receipt", () => {
    expect(dueDate(day("2026-01-15"), parseTerms("on receipt"))).toEqual(day("2026-01-15"));
  });

  it("counts days", () => {
    expect(dueDate(day("2026-01-15"), parseTerms("14 days"))).toEqual(day("2026-01-29"));
  });

  it("counts months", () => {
    expect(dueDate(day("2026-01-15"), parseTerms("1 month"))).toEqual(day("2026-02-15"));
    expect(dueDate(day("2026-01-15"), parseTerms("2 months"))).toEqual(day("2026-03-15"));
  });

  it("crosses the end of a year", () => {
    expect(dueDate(day("2025-12-15"), parseTerms("1 month"))).toEqual(day("2026-01-15"));
  });
});

describe("dueLine", () => {
  it("prints the day", () => {
    expect(dueLine(day("2026-01-15"), parseTerms("1 month"))).toBe("Payable by 2026-02-15");
  });

  // Brunner AG's invoice. Ilse
  it("is the end of February for the end of January", () => {
    expect(dueLine(day("2026-01-31"), parseTerms("1 month"))).toBe("Payable by 2026-02-28");
  });
});
