import { expect, it } from "vitest";
import { inkFor } from "../src/ink";
import { type Label, LabelError } from "../src/label";
import { printLine } from "../src/printing";

const labelOn = (paper: string, heightMm = 40): Label => ({ text: "Fern 4.90", paper, heightMm });

it("takes the first ink that can be read", () => {
  expect(inkFor(labelOn("#ffffff"), ["#000000", "#222222"])).toEqual({ ink: "#000000", contrast: 21 });
  expect(inkFor(labelOn("#ffffff"), ["#ffff00", "#222222", "#000000"]).ink).toBe("#222222");
});

it("takes white on dark paper", () => {
  expect(inkFor(labelOn("#14401f"), ["#000000", "#ffffff"])).toEqual({ ink: "#ffffff", contrast: 11.7 });
});

it("finds inks for labels of any height", () => {
  expect(inkFor(labelOn("#ffd400", 12), ["#ffffff", "#000000"]).ink).toBe("#000000");
  expect(inkFor(labelOn("#14401f", 19), ["#000000", "#ffffff"]).ink).toBe("#ffffff");
  expect(inkFor(labelOn("#14401f", 20), ["#000000", "#ffffff"]).ink).toBe("#ffffff");
});

it("rounds the contrast down", () => {
  expect(inkFor(labelOn("#ffffff"), ["#767676"]).contrast).toBe(4.5);
  expect(inkFor(labelOn("#ffffff"), ["#707070"]).contrast).toBe(4.9);
});

it.each([
  ["#fd0", "#000", "#000000"],
  ["#FFDD00", "#0A0A0A", "#0a0a0a"],
])("reads %j and %j", (paper, typed, ink) => {
  expect(inkFor(labelOn(paper), [typed]).ink).toBe(ink);
});

it.each(["", "green", "#ffdd0", "ffdd00", "#ggg"])("knows no colour %j", (typed) => {
  expect(() => inkFor(labelOn(typed), ["#000"])).toThrow(LabelError);
  expect(() => inkFor(labelOn("#fff"), [typed])).toThrow(`Not a colour: ${typed}`);
});

it("refuses a label that cannot be read", () => {
  expect(() => inkFor(labelOn("#14401f"), ["#000000"])).toThrow(LabelError);
  expect(() => inkFor(labelOn("#FFF"), ["#ffff00", "#cccccc"])).toThrow("None of the inks can be read on #ffffff");
  expect(() => inkFor(labelOn("#14401f", 12), [])).toThrow(LabelError);
});

it("prints with the ink", () => {
  const line = printLine(labelOn("#FD0"), ["#FFF", "#000"]);
  expect(line).toBe('LABEL paper=#ffdd00 ink=#000000 "Fern 4.90"');
});
