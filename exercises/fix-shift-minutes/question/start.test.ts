import { expect, it } from "vitest";
import { paidInAll } from "../src/payroll";
import { sheet } from "../tests/sheet";

// These shifts were always paid correctly. Change them into some that the old code pays incorrectly and yours does not.
it("pays what was worked", () => {
  expect(paidInAll(sheet("Kim;360;840;0;30", "Noa;700;1120;0;0"))).toBe(870);
});
