import { expect, it } from "vitest";
import { isGenuine } from "../src/signing";
import { worthOf } from "../src/slips";
import { CODES, SLIPS } from "./printed";

it("accepts what was signed before, with either key", () => {
  for (const code of [...CODES.k7!, ...CODES.k8!]) expect([code, isGenuine(code)]).toEqual([code, true]);
  for (const slip of [...SLIPS.k7!, ...SLIPS.k8!]) expect([slip, worthOf(slip) > 0]).toEqual([slip, true]);
});
