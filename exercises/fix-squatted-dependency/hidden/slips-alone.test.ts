import { requests } from "onramp:fetch";
import { expect, it } from "vitest";
import { refundSlip } from "../src/slips";

it("writes a slip without a request", () => {
  expect(refundSlip("T-88213", 450)).toContain("T-88213");
  expect(requests().map(({ url }) => url)).toEqual([]);
});
