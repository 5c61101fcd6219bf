import { expect, test } from "vitest";
import { PriceBook } from "./src/price-book";
import { type Tariff, TariffError } from "./src/tariff";

const spring: Tariff = { site: "Fish Quay", cents: 39, firstDay: "2026-04-01", lastDay: "2026-05-17" };

test.each([
  ["begins on the last day of another", "2026-05-17", "2026-06-30"],
  ["ends on the first day of another", "2026-03-01", "2026-04-01"],
  ["is for that last day alone", "2026-05-17", "2026-05-17"],
])("a price is refused if it %s", (_, firstDay, lastDay) => {
  const prices = new PriceBook();
  prices.add(spring);
  expect(() => prices.add({ ...spring, cents: 52, firstDay, lastDay })).toThrow(TariffError);
});
