import { expect, it } from "vitest";
import { plantsPerBed, plantsPerRow } from "./code";

it("“a row of 120 cm takes 4 plants at 30 cm”", () => {
  expect(plantsPerRow(120, 30)).toBe(4);
  expect(plantsPerBed({ length: 120, width: 60 }, 30)).toBe(8);
});

it("“throws a RangeError if the spacing is not more than 0”", () => {
  expect(() => plantsPerRow(120, 0)).toThrow(RangeError);
  expect(() => plantsPerRow(120, -30)).toThrow(RangeError);
});

it("“a row that is shorter than the spacing takes no plant”", () => {
  expect(plantsPerRow(29, 30)).toBe(0);
});
