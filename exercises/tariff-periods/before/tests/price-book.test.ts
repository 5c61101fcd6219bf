import { expect, test } from "vitest";
import { PriceBook } from "../src/price-book";
import { TariffError } from "../src/tariff";

test("a price is valid on its days", () => {
  const prices = new PriceBook();
  prices.add({ site: "Mole End", cents: 45, firstDay: "2026-02-01", lastDay: "2026-02-28" });
  const days = ["2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01"];
  expect(days.map((day) => prices.centsOn("Mole End", day))).toEqual([undefined, 45, 45, undefined]);
});

test("a price ends after it begins", () => {
  const backwards = { site: "Mole End", cents: 45, firstDay: "2026-02-01", lastDay: "2026-01-01" };
  expect(() => new PriceBook().add(backwards)).toThrow(TariffError);
});
