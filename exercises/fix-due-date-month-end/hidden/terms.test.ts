import { expect, it } from "vitest";
import { parseTerms } from "../src/due-date";

it("reads terms whatever their case and the blanks round them", () => {
  expect(parseTerms(" On Receipt ")).toEqual({ unit: "on receipt" });
  expect(parseTerms("30 Days")).toEqual({ unit: "days", count: 30 });
  expect(parseTerms("12 MONTHS")).toEqual({ unit: "months", count: 12 });
});

it("refuses what is not in a contract", () => {
  for (const text of ["", "month", "0 days", "-1 month", "1 year", "100 days"]) {
    expect(() => parseTerms(text)).toThrow("Unknown payment terms");
  }
});
