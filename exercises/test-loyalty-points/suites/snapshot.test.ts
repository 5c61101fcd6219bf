import { expect, it } from "vitest";
import { PointsAccount } from "../src/points-account";

// Recorded from a run of the code.
it("a year of a customer, as recorded", () => {
  let day = 0;
  const account = new PointsAccount({ today: () => day });
  const seen: unknown[] = [];
  for (day = 0; day <= 400; day += 50) {
    account.earn(10);
    if (day % 100 === 0) seen.push(account.spend(`K-${day}`, 15));
    seen.push(account.balance());
  }
  expect(seen).toEqual([false, 10, 20, true, 15, 25, true, 20, 30, true, 25, 35, true, 30]);
});

it("a cancelled purchase, as recorded", () => {
  const account = new PointsAccount({ today: () => 7 });
  account.earn(12);
  const seen = [account.spend("K-1", 5), account.balance(), account.refund("K-1"), account.balance()];
  expect(JSON.stringify(seen)).toBe("[true,7,5,12]");
});

it("a purchase that pays twice, as recorded", () => {
  const account = new PointsAccount({ today: () => 7 });
  account.earn(12);
  expect([account.spend("K-1", 5), account.spend("K-1", 4), account.refund("K-1")]).toEqual([true, true, 4]);
});
