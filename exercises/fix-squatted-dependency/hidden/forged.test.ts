import { expect, it } from "vitest";
import { isGenuine } from "../src/signing";
import { worthOf } from "../src/slips";
import { CODES, SLIPS } from "./printed";

it("refuses tickets that were changed or make no sense", () => {
  const [code] = CODES.k7 as [string];
  const forged = [
    code.replace("240", "24"),
    code.replace("k7", "k8"),
    code.replace("k7", "k9"),
    code.slice(0, -1),
    "",
    "k7",
    "k7..",
  ];
  for (const other of forged) expect([other, isGenuine(other)]).toEqual([other, false]);
});

it("pays nothing for slips that were changed or make no sense", () => {
  const [slip] = SLIPS.k7 as [string];
  for (const other of [slip.replace("240", "2400"), slip.replace("k7", "k8"), slip.slice(0, -2), "", "R|T-1|240"])
    expect([other, worthOf(other)]).toEqual([other, 0]);
});
