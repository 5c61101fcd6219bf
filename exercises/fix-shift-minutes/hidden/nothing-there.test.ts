import { expect, it } from "vitest";
import { SheetError } from "../src/shift";
import { sheet } from "./sheet";

it.each(["Eva;400;880;30", "Eva;400;880;30;", "Eva;400;880; ;0", "Eva;;880;0;0", "Eva"])("refuses %j", (line) => {
  const read = () => sheet("Kim;360;840;0;0", line);
  expect(read).toThrow(SheetError);
  expect(read).toThrow(/\bline 3\b/);
});
