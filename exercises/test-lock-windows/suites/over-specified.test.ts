import { expect, it } from "vitest";
import { passWindows } from "../src/pass-windows";

const readings = (...pairs: [number, number][]) => pairs.map(([at, depth]) => ({ at, depth }));

it("accepts the exact depth", () => {
  expect(passWindows(readings([600, 270]), 240)).toEqual([{ from: 600, to: 620 }]);
});

it("joins windows that touch", () => {
  expect(passWindows(readings([600, 300], [620, 300]), 240)).toEqual([{ from: 600, to: 640 }]);
});

it("lists the windows in order of time", () => {
  expect(passWindows(readings([600, 300], [640, 300]), 240).map(({ from }) => from)).toEqual([600, 640]);
});

it("throws for a draught of 0", () => {
  expect(() => passWindows(readings([600, 300]), 0)).toThrow(RangeError);
});

it("rounds a draught up", () => {
  expect(passWindows(readings([600, 270]), 239.5)).toHaveLength(1);
});

it("has no window after the last reading", () => {
  expect(passWindows(readings([600, 200], [610, 300]), 240)).toEqual([]);
});
