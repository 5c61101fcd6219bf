import { expect, it } from "vitest";
import { dueLine, parseTerms } from "../src/due-date";

// This example was always right. Change it into one that the old code gets wrong and yours gets right.
it("is payable on the right day", () => {
  const issuedAt = new Date("2026-05-15T00:00:00Z");
  expect(dueLine(issuedAt, parseTerms("1 month"))).toBe("Payable by 2026-06-15");
});
