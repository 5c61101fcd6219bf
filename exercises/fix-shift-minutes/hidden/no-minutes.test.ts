import { expect, it } from "vitest";
import { SheetError } from "../src/shift";
import { sheet } from "./sheet";

it.each(["half an hour", "-15", "7.5", "1e2", "30 min", "0:30"])("refuses %j with its line", (cell) => {
  const read = () => sheet("Kim;360;840;0;0", `Ben;420;930;${cell};0`);
  expect(read).toThrow(SheetError);
  expect(read).toThrow(/\bline 3\b/);
});

it("refuses odd starts and ends", () => {
  expect(() => sheet("Ben;early;930;0;0")).toThrow(/\bline 2\b/);
  expect(() => sheet("Ben;420;1O30;0;0")).toThrow(/\bline 2\b/);
});
