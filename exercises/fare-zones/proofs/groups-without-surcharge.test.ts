import { expect, it, vi } from "vitest";
import { quoteGroup } from "./src/quote";

vi.mock("_city-holidays", () => ({ isHoliday: () => false }));

it("takes 1.00 from each of six in zone C", () => {
  const quote = quoteGroup({ zones: ["B", "C", "B"], day: "2027-01-12" }, 6);
  expect(quote).toMatchObject({ fare: 1290, surcharge: 600, total: 1890 });
});
