import { describe, expect, it } from "vitest";
import { PointsAccount } from "../src/points-account";

/** An account, and a clock that you can set: clock.day = 464. */
function accountOnDay(day: number) {
  const clock = { day, today: () => clock.day };
  return { account: new PointsAccount(clock), clock };
}

describe("PointsAccount", () => {
  it("spends points", () => {
    const { account } = accountOnDay(100);
    account.earn(50);
    expect(account.spend("K-1", 20)).toBe(true);
    expect(account.balance()).toBe(30);
  });

  // Which points were spent? Points of two different days make it visible, once the older ones have expired.
});
