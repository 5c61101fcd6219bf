import { expect, it } from "vitest";
import { passWindows } from "../src/pass-windows";

const tide = [
  { at: 600, depth: 220 },
  { at: 610, depth: 280 },
  { at: 620, depth: 310 },
  { at: 630, depth: 290 },
  { at: 640, depth: 220 },
];

it("finds the window at high tide", () => {
  expect(passWindows(tide, 240)).toEqual([{ from: 610, to: 640 }]);
});

it("finds nothing for a boat with a large draught", () => {
  expect(passWindows(tide, 400)).toEqual([]);
});

it("finds nothing without readings", () => {
  expect(passWindows([], 240)).toEqual([]);
});
