import { describe, expect, it } from "vitest";
import { resolve } from "../src/resolve";
import { slip } from "../src/slip";

const lot = { number: 12, title: "A brass lantern clock", opening: 8_000 };

describe("resolve", () => {
  it("sells to the highest bid, at its limit", () => {
    const book = [
      { paddle: 31, limit: 40_000, leftAt: "2026-11-20T10:15" },
      { paddle: 7, limit: 12_000, leftAt: "2026-11-19T16:40" },
    ];
    expect(resolve(lot, book)).toEqual({ sold: true, paddle: 31, price: 40_000 });
  });

  it("passes a lot whose reserve is not reached", () => {
    const book = [{ paddle: 7, limit: 12_000, leftAt: "2026-11-19T16:40" }];
    expect(resolve({ ...lot, reserve: 15_000 }, book)).toEqual({ sold: false });
    expect(resolve(lot, [])).toEqual({ sold: false });
  });
});

describe("slip", () => {
  it("says what became of the lot", () => {
    const sold = { sold: true, paddle: 31, price: 125_000 } as const;
    expect(slip(lot, sold)).toBe("Lot 12, A brass lantern clock: sold to paddle 31 at £1,250");
    expect(slip(lot, { sold: false })).toBe("Lot 12, A brass lantern clock: passed");
  });
});
