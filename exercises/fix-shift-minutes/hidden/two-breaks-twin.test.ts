import { expect, it } from "vitest";
import { paidMinutes, payrollPage } from "../src/payroll";
import { sheet } from "./sheet";

it("takes both breaks off, also short ones", () => {
  const paid = sheet("Joy;480;1000;5;9", "Max;0;61;1;0", "Eli;500;1000;100;7").map(paidMinutes);
  expect(paid).toEqual([506, 60, 393]);
});

it("writes hours of shifts with two breaks", () => {
  expect(payrollPage(sheet("Joy;600;1000;12;3"))).toBe("Joy 6:25\nIn all 6:25");
});
