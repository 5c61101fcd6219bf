import { describe, expect, it } from "vitest";
import { resolve, type LeftBid } from "../src/resolve";
import { slip } from "../src/slip";

const lot = { number: 12, title: "A brass lantern clock", opening: 8_000 };

const EARLY = "2026-11-19T16:40";
const LATE = "2026-11-20T10:15";

function bid(paddle: number, limit: number, leftAt = EARLY): LeftBid {
  return { paddle, limit, leftAt };
}

function ticked(paddle: number, limit: number, leftAt = EARLY): LeftBid {
  return { paddle, limit, leftAt, oneMore: true };
}

function sold(paddle: number, price: number) {
  return { sold: true, paddle, price };
}

function passed(paddle: number, price: number) {
  return { sold: false, best: { paddle, price } };
}

describe("resolve", () => {
  it("sells to whoever gets furthest, one step above the best of the others", () => {
    expect(resolve(lot, [bid(7, 12_000), bid(31, 40_000), bid(5, 9_000)])).toEqual(sold(31, 13_000));
  });

  it("sells at the opening price if there are no others", () => {
    expect(resolve(lot, [bid(31, 40_000)])).toEqual(sold(31, 8_000));
  });

  it("ignores bids that don't get to the opening price", () => {
    expect(resolve(lot, [bid(31, 40_000), bid(7, 7_999)])).toEqual(sold(31, 8_000));
    expect(resolve(lot, [bid(7, 7_999)])).toStrictEqual({ sold: false });
  });

  it("takes a limit between two prices as the lower one", () => {
    expect(resolve(lot, [bid(31, 40_000), bid(7, 12_999)])).toEqual(sold(31, 13_000));
    expect(resolve(lot, [bid(31, 12_999, LATE), bid(7, 12_000, EARLY)])).toEqual(sold(7, 12_000));
  });

  it("decides a tie by the time, then by the book", () => {
    expect(resolve(lot, [bid(31, 12_000, LATE), bid(7, 12_000, EARLY)])).toEqual(sold(7, 12_000));
    expect(resolve(lot, [bid(31, 12_000), bid(7, 12_000)])).toEqual(sold(31, 12_000));
  });

  describe("with several bids of a paddle", () => {
    it("does not let them bid against themselves", () => {
      expect(resolve(lot, [bid(31, 20_000), bid(31, 40_000), bid(7, 12_000)])).toEqual(sold(31, 13_000));
      expect(resolve(lot, [ticked(31, 40_000), ticked(31, 40_000, LATE)])).toEqual(sold(31, 8_000));
    });

    it("counts the best one, with its own time", () => {
      const book = [bid(31, 9_000, "2026-11-18T09:00"), bid(31, 12_000, LATE), bid(7, 12_000, EARLY)];
      expect(resolve(lot, book)).toEqual(sold(7, 12_000));
    });

    it("counts the earliest of those that get equally far", () => {
      const book = [bid(31, 12_900, LATE), bid(7, 12_000, "2026-11-20T09:00"), bid(31, 12_000, EARLY)];
      expect(resolve(lot, book)).toEqual(sold(31, 12_000));
    });
  });

  describe("with a reserve", () => {
    it("sells at least at the first price that meets it", () => {
      expect(resolve({ ...lot, reserve: 15_000 }, [bid(31, 40_000), bid(7, 12_000)])).toEqual(sold(31, 15_000));
      expect(resolve({ ...lot, reserve: 15_500 }, [bid(31, 40_000), bid(7, 12_000)])).toEqual(sold(31, 16_000));
      expect(resolve({ ...lot, reserve: 15_000 }, [bid(31, 40_000), bid(7, 20_000)])).toEqual(sold(31, 21_000));
    });

    it("passes the lot if the winner doesn't get to it, and tells how far the bidding got", () => {
      const book = [bid(31, 15_900), bid(7, 12_000)];
      expect(resolve({ ...lot, reserve: 15_500 }, book)).toEqual(passed(31, 13_000));
    });
  });

  describe("with one more if tied", () => {
    it("goes one step further for the one who would lose", () => {
      expect(resolve(lot, [bid(7, 12_000), ticked(31, 12_900, LATE)])).toEqual(sold(31, 13_000));
    });

    it("sells at that step to the first who ticked it", () => {
      expect(resolve(lot, [ticked(7, 12_000), ticked(31, 12_000, LATE)])).toEqual(sold(7, 13_000));
      const book = [ticked(31, 12_000, LATE), ticked(5, 12_000, "2026-11-20T09:00"), bid(7, 12_000, EARLY)];
      expect(resolve(lot, book)).toEqual(sold(5, 13_000));
    });

    it("changes nothing if only the winner ticked it", () => {
      expect(resolve(lot, [ticked(7, 12_000), bid(31, 12_000, LATE)])).toEqual(sold(7, 12_000));
    });

    it("gives no step to those who get less far", () => {
      expect(resolve(lot, [bid(7, 13_000), ticked(31, 12_000)])).toEqual(sold(7, 13_000));
      expect(resolve(lot, [bid(7, 13_000), bid(31, 12_000), ticked(5, 12_000)])).toEqual(sold(7, 13_000));
    });

    it("counts the step for the reserve, but gives none just to reach it", () => {
      const reserved = { ...lot, reserve: 12_500 };
      expect(resolve(reserved, [bid(7, 12_000), ticked(31, 12_000, LATE)])).toEqual(sold(31, 13_000));
      expect(resolve(reserved, [ticked(7, 12_000), bid(31, 12_000, LATE)])).toEqual(passed(7, 12_000));
      expect(resolve(reserved, [ticked(7, 12_000)])).toEqual(passed(7, 8_000));
    });
  });
});

describe("slip", () => {
  it("says what became of the lot, and no more if it was passed", () => {
    const outcome = { sold: true, paddle: 31, price: 125_000 } as const;
    expect(slip(lot, outcome)).toBe("Lot 12, A brass lantern clock: sold to paddle 31 at £1,250");
    const best = { paddle: 31, price: 12_000 };
    expect(slip(lot, { sold: false, best })).toBe("Lot 12, A brass lantern clock: passed");
  });
});
