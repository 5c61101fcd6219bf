import { expect, it } from "vitest";
import { dueLine, parseTerms } from "../src/due-date";

it("is 29 February, one month on", () => {
  expect(dueLine(new Date("2028-01-31T00:00:00Z"), parseTerms("1 month"))).toBe("Payable by 2028-02-29");
});

it("is 29 February, several months on", () => {
  expect(dueLine(new Date("2027-11-30T00:00:00Z"), parseTerms("3 months"))).toBe("Payable by 2028-02-29");
});

it("is 28 February, a year after the 29th", () => {
  expect(dueLine(new Date("2028-02-29T00:00:00Z"), parseTerms("12 months"))).toBe("Payable by 2029-02-28");
});
