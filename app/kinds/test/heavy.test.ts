import { expect, it } from "vitest";
import { heaviestOf, lighterThan, sayUnits } from "./heavy";

const costs = {
  tests: [
    { id: "a", units: 5 },
    { id: "b", units: 30 },
    { id: "c", units: 10 },
  ],
  besides: 3,
};

it("the heaviest tests are left out until the rest fits, with what loading takes", () => {
  const leftOut = (most: number) => [...heaviestOf(costs, most)];
  expect([leftOut(48), leftOut(47), leftOut(18), leftOut(17), leftOut(2)]).toEqual([
    [],
    ["b"],
    ["b"],
    ["b", "c"],
    ["b", "c", "a"],
  ]);
  expect(sayUnits(72_449_000)).toBe("72.4 million units");
});

it("another attempt leaves out at least the heaviest test, however little all of them take here", () => {
  expect([...heaviestOf(costs, lighterThan(costs, 60_000_000))]).toEqual(["b", "c"]);
  expect(lighterThan(costs, 40)).toBe(13);
});
