import { expect, it } from "vitest";
import { resolve } from "./src/resolve";

// The same lot and bids as in tests/resolve.test.ts, "counts the step for the reserve". The winner gets to £130, and
// £130 is the first price that meets the reserve: `reach` equals `lowest`.
it("sells a lot if the winner gets just to the first price that meets the reserve", () => {
  const lot = { number: 12, title: "A brass lantern clock", opening: 8_000, reserve: 12_500 };
  const book = [
    { paddle: 7, limit: 12_000, leftAt: "2026-11-19T16:40" },
    { paddle: 31, limit: 12_000, leftAt: "2026-11-20T10:15", oneMore: true },
  ];
  expect(resolve(lot, book)).toEqual({ sold: true, paddle: 31, price: 13_000 });
});
