import { describe, expect, it, vi } from "vitest";
import { PointsAccount } from "../src/points-account";

function accountWith(points: number) {
  const clock = { day: 0, today: vi.fn(() => clock.day) };
  const account = new PointsAccount(clock);
  account.earn(points);
  return { account, clock };
}

it("Whether and when the account deletes expired points, and how often it reads the clock", () => {
  const { account, clock } = accountWith(10);
  account.earn(10);
  clock.today.mockClear();
  account.spend("K-1", 15);
  expect(clock.today).toHaveBeenCalledTimes(2);
});

it("A clock that goes back", () => {
  const { account, clock } = accountWith(10);
  clock.day = 400;
  account.earn(1);
  clock.day = 100;
  expect(account.balance()).toBe(11);
});

describe("Numbers of points that are not whole or below 1", () => {
  it.each([0, -5, 1.5])("%d", (points) => {
    expect(() => accountWith(points)).not.toThrow();
  });
});

it("A purchase that has spent points and spends again", () => {
  const { account } = accountWith(10);
  account.spend("K-1", 5);
  expect(account.spend("K-1", 5)).toBe(true);
});
