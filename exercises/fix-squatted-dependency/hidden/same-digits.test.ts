import { expect, it } from "vitest";
import { signTicket } from "../src/signing";
import { refundSlip } from "../src/slips";
import { CODES, SLIPS } from "./printed";

it("gives a ticket the digits that it always had under that key", () => {
  const codes = [
    signTicket({ id: "T-1", from: "harbour", to: "fair", cents: 240 }),
    signTicket({ id: "T-2", from: "mint", to: "airport", cents: 450 }),
    signTicket({ id: "T-31", from: "station", to: "harbour", cents: 310 }),
    signTicket({ id: "T-502", from: "fair", to: "fair", cents: 120 }),
  ];
  for (const [i, code] of codes.entries()) expect(code).toBe(CODES[code.split(".", 1)[0]!]?.[i]);
});

it("gives a slip the digits that it always had under that key", () => {
  for (const [i, slip] of [refundSlip("T-1", 240), refundSlip("T-77", 1250)].entries())
    expect(slip).toBe(SLIPS[slip.split("|")[3]!]?.[i]);
});
