import { expect, it } from "vitest";
import { signTicket } from "../src/signing";
import { CODES } from "./printed";

it("signs a new ticket with k8", () => {
  expect(signTicket({ id: "T-88213", from: "station", to: "airport", cents: 450 })).toBe(CODES.k8![4]);
});
