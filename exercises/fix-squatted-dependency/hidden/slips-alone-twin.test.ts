import { requests } from "onramp:fetch";
import { expect, it } from "vitest";
import { worthOf } from "../src/slips";
import { SLIPS } from "./printed";

it("pays a slip at the till without a request", () => {
  expect(worthOf(SLIPS.k7![1]!)).toBe(1250);
  expect(requests()).toHaveLength(0);
});
