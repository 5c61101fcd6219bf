import { describe, expect, it } from "vitest";
import { PointsAccount } from "../src/points-account";

/** An account with points of some days, and its clock: { 0: 10 } are 10 points of day 0. The clock shows the last day. */
function accountWith(earned: Record<number, number> = {}) {
  const clock = { day: 0, today: () => clock.day };
  const account = new PointsAccount(clock);
  for (const [day, points] of Object.entries(earned)) {
    clock.day = Number(day);
    account.earn(points);
  }
  return { account, clock };
}

describe("points", () => {
  it("are 0 at first", () => {
    expect(accountWith().account.balance()).toBe(0);
  });

  it("add up", () => {
    expect(accountWith({ 100: 10, 101: 7 }).account.balance()).toBe(17);
  });

  it.each([
    [100, 10],
    [464, 10],
    [465, 0],
    [900, 0],
  ])("of day 100 are on day %d: %d", (day, points) => {
    const { account, clock } = accountWith({ 100: 10 });
    clock.day = day;
    expect(account.balance()).toBe(points);
  });

  it("expire day by day", () => {
    const { account, clock } = accountWith({ 100: 10, 101: 7 });
    clock.day = 465;
    expect(account.balance()).toBe(7);
  });
});

describe("spend", () => {
  it("takes the points away", () => {
    const { account } = accountWith({ 100: 10 });
    expect(account.spend("K-1", 4)).toBe(true);
    expect(account.balance()).toBe(6);
  });

  it("can take everything", () => {
    const { account } = accountWith({ 100: 10, 200: 5 });
    expect(account.spend("K-1", 15)).toBe(true);
    expect(account.balance()).toBe(0);
  });

  it("changes nothing when there are too few points", () => {
    const { account } = accountWith({ 100: 10 });
    expect(account.spend("K-1", 11)).toBe(false);
    expect(account.balance()).toBe(10);
    expect(account.refund("K-1")).toBe(0);
    expect(account.spend("K-1", 10)).toBe(true);
  });

  it("takes the points that expire first", () => {
    const { account, clock } = accountWith({ 100: 10, 200: 5 });
    account.spend("K-1", 8);
    clock.day = 465;
    expect(account.balance()).toBe(5);
  });

  it("takes newer points only for what is missing", () => {
    const { account, clock } = accountWith({ 100: 10, 200: 5 });
    account.spend("K-1", 12);
    clock.day = 465;
    expect(account.balance()).toBe(3);
  });

  it("does not count expired points", () => {
    const { account, clock } = accountWith({ 100: 10, 200: 5 });
    clock.day = 465;
    expect(account.spend("K-1", 6)).toBe(false);
  });

  it("does not take expired points", () => {
    const { account, clock } = accountWith({ 100: 10, 200: 5 });
    clock.day = 465;
    expect(account.spend("K-1", 5)).toBe(true);
    expect(account.balance()).toBe(0);
  });
});

describe("refund", () => {
  it("gives the points back", () => {
    const { account } = accountWith({ 100: 10 });
    account.spend("K-1", 4);
    expect(account.refund("K-1")).toBe(4);
    expect(account.balance()).toBe(10);
  });

  it("gives the points back only once", () => {
    const { account } = accountWith({ 100: 10 });
    account.spend("K-1", 4);
    account.refund("K-1");
    expect(account.refund("K-1")).toBe(0);
    expect(account.balance()).toBe(10);
  });

  it("gives nothing back for an unknown purchase", () => {
    const { account } = accountWith({ 100: 10 });
    account.spend("K-1", 4);
    expect(account.refund("K-2")).toBe(0);
    expect(account.balance()).toBe(6);
  });

  it("keeps the day of expiry of each point", () => {
    const { account, clock } = accountWith({ 100: 10, 200: 5 });
    account.spend("K-1", 12);
    account.refund("K-1");
    clock.day = 464;
    expect(account.balance()).toBe(15);
    clock.day = 465;
    expect(account.balance()).toBe(5);
    clock.day = 565;
    expect(account.balance()).toBe(0);
  });

  it("does not give back expired points", () => {
    const { account, clock } = accountWith({ 100: 10, 200: 5 });
    account.spend("K-1", 12);
    clock.day = 465;
    expect(account.refund("K-1")).toBe(2);
    expect(account.balance()).toBe(5);
  });

  it("puts the points back in their place", () => {
    const { account, clock } = accountWith({ 100: 10, 200: 5 });
    account.spend("K-1", 10);
    account.refund("K-1");
    account.spend("K-2", 5);
    clock.day = 465;
    expect(account.balance()).toBe(5);
  });
});

describe("two accounts", () => {
  it("have nothing to do with each other", () => {
    const one = accountWith({ 100: 10 });
    const other = accountWith({ 100: 3 });
    one.account.spend("K-1", 4);
    expect(other.account.refund("K-1")).toBe(0);
    expect(other.account.balance()).toBe(3);
    expect(one.account.refund("K-1")).toBe(4);
  });
});
