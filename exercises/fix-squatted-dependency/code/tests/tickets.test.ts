import { requests, resetFetch } from "onramp:fetch";
import { beforeEach, expect, it } from "vitest";
import { isGenuine, signTicket } from "../src/signing";
import { refundSlip, worthOf } from "../src/slips";

beforeEach(() => resetFetch());

it("signs tickets that it knows again", () => {
  const code = signTicket({ id: "T-1", from: "harbour", to: "fair", cents: 240 });
  expect(isGenuine(code)).toBe(true);
  expect(isGenuine(code.replace("240", "120"))).toBe(false);
});

it("signs slips that it knows again", () => {
  expect(worthOf(refundSlip("T-1", 240))).toBe(240);
  expect(worthOf("R|T-1|9000|k7|0000000000000000")).toBe(0);
});

// From the proxy's log of Wednesday. Anton
it("tells nobody outside about a ticket", () => {
  signTicket({ id: "T-88213", from: "station", to: "airport", cents: 450 });
  expect(requests().map(({ url }) => url)).toEqual([]);
});
