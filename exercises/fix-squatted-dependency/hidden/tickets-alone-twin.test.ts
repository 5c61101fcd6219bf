import { requests, resetFetch } from "onramp:fetch";
import { beforeEach, expect, it } from "vitest";
import { isGenuine, signTicket } from "../src/signing";
import { CODES } from "./printed";

beforeEach(() => resetFetch());

it("signs three tickets without a request", () => {
  const codes = ["mint", "fair", "harbour"].map((from, i) =>
    signTicket({ id: `T-${i}`, from, to: "mint", cents: 240 }),
  );
  expect(codes).toHaveLength(3);
  expect(requests()).toHaveLength(0);
});

it("checks an old ticket without a request", () => {
  expect(isGenuine(CODES.k7![1]!)).toBe(true);
  expect(requests()).toHaveLength(0);
});
