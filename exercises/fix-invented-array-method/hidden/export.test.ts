import { expect, it } from "vitest";
import { exportPositions } from "../src/position-export";
import { statementOf } from "../src/statement";
import { invoice, position } from "./books";

it("has one line for each position, before a statement and after it", () => {
  const exported = invoice("P-1", [position(2, 450), position(-1, 99, "Pen"), position(1, 1, "Cap")]);
  const lines = "1;Notebook;2\n2;Pen;-1\n3;Cap;1\n";
  expect(exportPositions(exported)).toBe(lines);
  expect(statementOf("Halden & Co", [exported])).toMatchObject({ customer: "Halden & Co" });
  expect(exportPositions(exported)).toBe(lines);
});
