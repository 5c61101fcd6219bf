import { expect, it } from "vitest";
import { office } from "./office";

it("lists a single day, also the end of a month", () => {
  const { pages } = office("x 2026-02-28T06:00:00.000Z", "y 2026-02-28T23:59:59.500Z", "z 2026-03-01T00:00:00.000Z");
  expect(pages(1, { from: "2026-02-28", until: "2026-02-28" })).toEqual([["x"], ["y"]]);
  expect(pages(5, { until: "2026-02-27" })).toEqual([[]]);
});

it("lists the last day in each spelling", () => {
  const { pages } = office("p 2026-01-31 08:00:00", "q 2026-01-31T23:59:59Z", "r 2026-02-01 00:00:00");
  expect(pages(5, { from: "2026-01-31", until: "2026-01-31" })).toEqual([["p", "q"]]);
});
