import { expect, it, vi } from "vitest";
import { PointsAccount } from "../src/points-account";

const today = vi.fn(() => 100);

function accountWith(points: number): PointsAccount {
  const account = new PointsAccount({ today });
  account.earn(points);
  return account;
}

it("spends the exact balance", () => {
  const account = accountWith(10);
  expect(account.spend("K-1", 10)).toBe(true);
  expect(account.balance()).toBe(0);
});

it("reads the clock once for each purchase", () => {
  const account = accountWith(10);
  today.mockClear();
  account.spend("K-1", 10);
  expect(today).toHaveBeenCalledTimes(1);
});

it("does not read the clock for an unknown purchase", () => {
  const account = accountWith(10);
  today.mockClear();
  account.refund("K-9");
  expect(today).not.toHaveBeenCalled();
});

it("refuses to spend 0 points", () => {
  expect(accountWith(10).spend("K-1", 0)).toBe(false);
});

it("throws when someone earns less than 0 points", () => {
  expect(() => accountWith(-5)).toThrow();
});

it("lets a purchase pay again after its refund", () => {
  const account = accountWith(10);
  account.spend("K-1", 10);
  account.refund("K-1");
  expect(account.spend("K-1", 10)).toBe(true);
});
