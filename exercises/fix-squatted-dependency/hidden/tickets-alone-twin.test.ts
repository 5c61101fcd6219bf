import { requests, resetFetch } from "onramp:fetch";
import { beforeEach, expect, it } from "vitest";
import { isGenuine, signTicket } from "../src/signing";
import { CODES } from "./printed";

beforeEach(() => resetFetch());

it("signs three tickets without a request", () => {
  for (const from of ["mint", "fair", "harbour"]) {
    expect(signTicket({ id: "T-4", from, to: "mint", cents: 240 })).toContain(`.T-4|${from}|mint|240.`);
  }
  expect(requests()).toHaveLength(0);
});

it("checks an old ticket without a request", () => {
  expect(isGenuine(CODES.k7![1]!)).toBe(true);
  expect(requests()).toHaveLength(0);
});
