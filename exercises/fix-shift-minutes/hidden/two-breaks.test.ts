import { expect, it } from "vitest";
import { paidInAll, payrollPage } from "../src/payroll";
import { sheet } from "./sheet";

it("takes both breaks off", () => {
  expect(payrollPage(sheet("Ada;350;900;20;25"))).toBe("Ada 8:25\nIn all 8:25");
});

it("adds shifts with two breaks, one and none", () => {
  expect(paidInAll(sheet("Ada;300;800;10;10", "Kim;300;800;30;0", "Lou;300;800;0;0"))).toBe(1_450);
});
