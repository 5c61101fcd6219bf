import { expect, it } from "vitest";
import { nextBlank } from "./blanks";

it("the next blank is after the position, otherwise the first one", () => {
  const text = "At ___ it is ___.";
  expect([nextBlank(text, 0), nextBlank(text, 3), nextBlank(text, 4), nextBlank(text, 14)]).toEqual([3, 3, 13, 3]);
  expect(nextBlank("none", 0)).toBeNull();
});
