import { expect, it } from "vitest";
import { dueLine, parseTerms } from "../src/due-date";

it("is 29 February, one month on", () => {
  expect(dueLine(new Date("2032-01-30T00:00:00Z"), parseTerms("1 month"))).toBe("Payable by 2032-02-29");
});

it("is 29 February, several months on", () => {
  expect(dueLine(new Date("2031-12-31T00:00:00Z"), parseTerms("2 months"))).toBe("Payable by 2032-02-29");
});

it("is 28 February, a year after the 29th", () => {
  expect(dueLine(new Date("2032-02-29T00:00:00Z"), parseTerms("12 months"))).toBe("Payable by 2033-02-28");
});
