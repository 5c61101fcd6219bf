import { expect, it } from "vitest";
import { dueLine, parseTerms } from "../src/due-date";

it("is payable on the right day", () => {
  const issuedAt = new Date("2026-10-31T00:00:00Z");
  expect(dueLine(issuedAt, parseTerms("1 month"))).toBe("Payable by 2026-11-30");
});
