import { expect, it } from "vitest";
import { rooms } from "./rooms";

it("shows two bursts of messages completely", () => {
  const { write, scroll } = rooms();
  write("yard", ...[5, 3, 8, 1, 9, 2, 7].map((n) => `x${n} 2026-07-09T22:15:30.007Z`));
  write("yard", ...[4, 6, 0].map((n) => `y${n} 2026-07-09T22:15:30.008Z`));
  const pages = scroll("yard", 3);
  expect(pages.map((page) => page.length)).toEqual([3, 3, 3, 1]);
  expect(pages[0]?.toSorted()).toEqual(["y0", "y4", "y6"]);
  expect(pages.slice(1).flat().toSorted()).toEqual(["x1", "x2", "x3", "x5", "x7", "x8", "x9"]);
});
