import { expect, it } from "vitest";
import { payrollPage } from "../src/payroll";
import { SheetError } from "../src/shift";
import { readTimeSheet } from "../src/time-sheet";
import { sheet } from "./sheet";

it("refuses files without the header", () => {
  for (const text of ["", "Kim;360;840;0;0", "driver;start;end\nKim;360;840"]) {
    expect(() => readTimeSheet(text)).toThrow(SheetError);
  }
});

it("skips empty lines, and takes a sheet without shifts", () => {
  expect(payrollPage(sheet("", ""))).toBe("In all 0:00");
  expect(sheet("", "Kim;360;840;0;0", "")).toHaveLength(1);
});
