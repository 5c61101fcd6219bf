import { requests } from "onramp:fetch";
import { expect, it } from "vitest";
import { refundSlip } from "../src/slips";

it("keeps what it signs to itself", () => {
  refundSlip("T-1", 240);
  expect(requests()).toHaveLength(0);
});
