import { expect, it } from "vitest";
import { SheetError } from "../src/shift";
import { sheet } from "./sheet";

it.each(["none", "0x1E", "+20", "15,5", "-0", "Infinity"])("refuses %j with its line, empty ones counted", (cell) => {
  const read = () => sheet("", "Kim;360;840;0;0", "", `Ben;420;930;0;${cell}`);
  expect(read).toThrow(SheetError);
  expect(read).toThrow(/\bline 5\b/);
});

it("refuses odd starts and ends", () => {
  expect(() => sheet("Ben;6:00;930;0;0")).toThrow(/\bline 2\b/);
  expect(() => sheet("Ben;360;9.5;0;0")).toThrow(/\bline 2\b/);
});
