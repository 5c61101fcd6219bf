import { expect, it } from "vitest";
import { paidInAll } from "../src/payroll";
import { sheet } from "../tests/sheet";

it("pays what was worked", () => {
  expect(paidInAll(sheet("Kim;360;840;10;20", "Noa;700;1120;0;0"))).toBe(870);
});
