import { expect, it } from "vitest";
import { payrollPage } from "../src/payroll";
import { sheet } from "./sheet";

it("lists shifts by the clock, from midnight on", () => {
  const page = payrollPage(sheet("D;1000;1060;0;0", "C;999;1059;0;0", "A;5;65;0;0", "B;10;70;0;0"));
  expect(page.split("\n").slice(0, -1)).toEqual(["A 1:00", "B 1:00", "C 1:00", "D 1:00"]);
});
