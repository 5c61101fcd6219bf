import { expect, it } from "vitest";
import { FileError } from "./src/file-error";
import { readRecords } from "./src/records";

it("refuses a quote that is never closed, with the line where the record begins", () => {
  const text = 'sku;name;price\nhk-1;"Hook;4,20\nhk-2;Rope;12,00\n';
  expect(() => readRecords(text)).toThrow(FileError);
  expect(() => readRecords(text)).toThrow("Line 2");
});
