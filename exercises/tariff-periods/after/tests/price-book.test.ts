import { expect, test } from "vitest";
import { PriceBook } from "../src/price-book";
import { type Tariff, TariffError } from "../src/tariff";

const spring: Tariff = { site: "Fish Quay", cents: 39, firstDay: "2026-04-01", lastDay: "2026-05-17" };

/** A book with these tariffs in it. */
function bookOf(...tariffs: Tariff[]) {
  const prices = new PriceBook();
  for (const tariff of tariffs) prices.add(tariff);
  return prices;
}

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

test.each([
  ["begins in the other", "2026-05-09", "2026-06-30"],
  ["ends in the other", "2026-03-01", "2026-04-12"],
  ["lies in the other", "2026-05-02", "2026-05-03"],
  ["lies round the other", "2026-01-01", "2026-12-31"],
])("a price is refused if it %s", (_, firstDay, lastDay) => {
  const prices = bookOf(spring);
  const add = () => prices.add({ ...spring, cents: 52, firstDay, lastDay });
  expect(add).toThrow("Fish Quay costs 39 ct from 2026-04-01 to 2026-05-17");
  expect(prices.centsOn("Fish Quay", "2026-05-02")).toBe(39);
});

test("a price follows another one without a gap", () => {
  const prices = bookOf(spring, { ...spring, cents: 52, firstDay: "2026-05-18", lastDay: undefined });
  expect(prices.centsOn("Fish Quay", "2026-05-17")).toBe(39);
  expect(prices.centsOn("Fish Quay", "2026-05-18")).toBe(52);
});

test("an open end reaches as far as one can see", () => {
  const prices = bookOf({ ...spring, lastDay: undefined });
  const add = () => prices.add({ ...spring, firstDay: "2031-01-01", lastDay: "2031-01-31" });
  expect(add).toThrow("Fish Quay costs 39 ct from 2026-04-01 on");
});

test("the earliest price in the way is named", () => {
  const prices = bookOf({ ...spring, firstDay: "2026-07-01", lastDay: "2026-08-31" }, spring);
  expect(() => prices.add({ ...spring, firstDay: "2026-01-01", lastDay: undefined })).toThrow("2026-04-01");
});

test("other sites and drafts do not matter", () => {
  const prices = bookOf({ ...spring, isDraft: true }, { ...spring, site: "Mole End" }, spring);
  prices.add({ ...spring, cents: 61, isDraft: true });
  expect(prices.centsOn("Fish Quay", "2026-04-01")).toBe(39);
});
