import { expect, it } from "vitest";
import { refundSlip } from "../src/slips";
import { SLIPS } from "./printed";

it("signs a new slip with k8", () => {
  expect(refundSlip("T-502", 60)).toBe(SLIPS.k8![2]);
});
