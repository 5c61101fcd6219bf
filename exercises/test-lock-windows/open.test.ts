import { describe, expect, it } from "vitest";
import { passWindows } from "../src/pass-windows";

const deepAt = (...times: number[]) => times.map((at) => ({ at, depth: 300 }));

it("The order of the windows", () => {
  expect(passWindows(deepAt(600, 640, 660), 240).map(({ from }) => from)).toEqual([600, 640]);
});

describe("Numbers that are not whole, and draughts below 1", () => {
  it.each([239.5, 0, -10])("%d", (draught) => {
    expect(passWindows(deepAt(600), draught)).toHaveLength(1);
  });
});
