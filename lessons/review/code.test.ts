import { expect, it } from "vitest";
import { totalOf } from "./code";

it("adds up the items", () => {
  expect(totalOf({ items: [1_200, 800], isMember: false, voucher: 0 })).toBe(2_000);
});

it("gives members 10% off large orders", () => {
  expect(totalOf({ items: [8_000], isMember: true, voucher: 500 })).toBe(6_700);
});

it("gives members 10% off an order of exactly €50", () => {
  expect(totalOf({ items: [2_500, 2_500], isMember: true, voucher: 0 })).toBe(4_500);
});

it("never charges less than nothing", () => {
  expect(totalOf({ items: [900], isMember: false, voucher: 1_000 })).toBe(0);
});
