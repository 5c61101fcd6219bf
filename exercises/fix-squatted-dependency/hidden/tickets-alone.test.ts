import { requests } from "onramp:fetch";
import { expect, it } from "vitest";
import { isGenuine, signTicket } from "../src/signing";

it("signs and checks a ticket without a request", () => {
  const code = signTicket({ id: "T-88213", from: "station", to: "airport", cents: 450 });
  expect(isGenuine(code)).toBe(true);
  expect(requests().map(({ url }) => url)).toEqual([]);
});
