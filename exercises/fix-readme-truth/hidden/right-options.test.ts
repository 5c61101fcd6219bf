import { expect, it } from "vitest";
import { optionRows } from "./readme";

it("keeps the rows that were right", () => {
  const rows = optionRows();
  expect(rows).toContainEqual({ name: "--timeout", standard: "20" });
  expect(rows).toContainEqual({ name: "--format", standard: "text" });
  expect(rows).toContainEqual({ name: "--quiet", standard: undefined });
  expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(["--batch", "--max-errors"]));
});
