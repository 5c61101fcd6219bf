import { describe, expect, it } from "vitest";
import { isOpen } from "../src/opening-hours";

describe("a minute below 0 or above 1439, or a fraction", () => {
  it.each([-1, 2_000, 2_040])("%d is not open", (minute) => {
    expect(isOpen("mon", minute)).toBe(false);
  });

  it("is open before it is over", () => {
    expect(isOpen("mon", 1_019.5)).toBe(true);
  });
});

it("a day that is not one of the seven", () => {
  expect(() => isOpen("holiday" as "mon", 600)).toThrow(TypeError);
});
