import { expect, it } from "vitest";
import { PointsAccount } from "../src/points-account";

const clock = { today: () => 100 };

it("earns and spends points", () => {
  const account = new PointsAccount(clock);
  account.earn(50);
  expect(account.spend("K-1", 20)).toBe(true);
  expect(account.balance()).toBe(30);
});

it("refuses a purchase without points", () => {
  expect(new PointsAccount(clock).spend("K-1", 20)).toBe(false);
});

it("gives points back", () => {
  const account = new PointsAccount(clock);
  account.earn(50);
  account.spend("K-1", 20);
  account.refund("K-1");
  expect(account.balance()).toBe(50);
});
