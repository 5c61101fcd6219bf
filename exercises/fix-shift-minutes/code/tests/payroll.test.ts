import { expect, it } from "vitest";
import { paidInAll, payrollPage } from "../src/payroll";
import { readTimeSheet } from "../src/time-sheet";
import { sheet } from "./sheet";

it("pays a shift without breaks", () => {
  expect(paidInAll(sheet("Kim;360;840;0;0"))).toBe(480);
});

it("does not pay a break", () => {
  expect(payrollPage(sheet("Kim;360;855;0;30"))).toBe("Kim 7:45\nIn all 7:45");
});

it("lists early shifts first", () => {
  expect(payrollPage(sheet("Noa;700;1120;0;0", "Kim;360;840;0;0"))).toBe("Kim 8:00\nNoa 7:00\nIn all 15:00");
});

it("refuses other files", () => {
  expect(() => readTimeSheet("stop;line\nZoo;4")).toThrow("no time sheet");
});

// Depot North, 2 June. Petra
it("does not pay two breaks", () => {
  expect(payrollPage(sheet("Sam;300;840;15;30"))).toBe("Sam 8:15\nIn all 8:15");
});
