import { expect, it } from "vitest";
import { SheetError } from "../src/shift";
import { sheet } from "./sheet";

it.each(["Uma;300;700", "Uma;300;700;;15", "Uma;300;;0;0", "Uma;300;700;0;  ;late", "Uma;300;700;0;;late"])(
  "refuses %j",
  (line) => {
    expect(() => sheet(line, "Kim;360;840;0;0")).toThrow(SheetError);
    expect(() => sheet(line, "Kim;360;840;0;0")).toThrow(/\bline 2\b/);
  },
);
