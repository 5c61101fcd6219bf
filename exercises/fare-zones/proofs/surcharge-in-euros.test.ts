import { expect, it, vi } from "vitest";
import { quoteSingle } from "./src/quote";

vi.mock("_city-holidays", () => ({ isHoliday: () => false }));

it("adds 1.50 to 3.20", () => {
  const quote = quoteSingle({ zones: ["A", "C"], day: "2027-01-12" }, "adult");
  expect(quote.total).toBe(470);
});
