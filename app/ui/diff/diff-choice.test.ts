import { describe, expect, it } from "vitest";
import { diffLines } from "./compare";
import {
  type Choice,
  choose,
  extendToward,
  rangeOf,
  type Stop,
  sayRange,
  step,
  stepChange,
  stepFile,
  stopsOf,
  stretch,
} from "./diff-choice";

const lines = (n: number) => Array.from({ length: n }, (_, i) => `line ${i + 1}`).join("\n");
const parts = [
  { path: "a.ts", lines: diffLines("one\ntwo\nthree\n", "one\nTWO\n2\nthree\n") }, // one -two +TWO +2 three
  { path: "b.ts", lines: diffLines(null, lines(20)) },
];
const stops = stopsOf(parts, () => true);
const at = (file: string, side: "old" | "new", line: number): Choice => choose({ file, side, line });
const stop = (file: string, side: "old" | "new", line: number): Pick<Stop, "file" | "side" | "line"> => ({
  file,
  side,
  line,
});
const where = (choice: Choice | null) => choice && `${choice.file} ${choice.side} ${choice.anchor}-${choice.head}`;

describe("moving by lines", () => {
  it.each([
    ["from nowhere to the first change", null, 1, "a.ts old 2-2"],
    ["down", at("a.ts", "new", 1), 1, "a.ts old 2-2"],
    ["down over sides", at("a.ts", "old", 2), 1, "a.ts new 2-2"],
    ["on from the old number of an unchanged line", at("a.ts", "old", 3), 1, "b.ts new 1-1"],
    ["into the next file", at("a.ts", "new", 4), 1, "b.ts new 1-1"],
    ["back into the file before", at("b.ts", "new", 1), -1, "a.ts new 4-4"],
    ["not above the first line", at("a.ts", "new", 1), -1, "a.ts new 1-1"],
    ["not below the last line", at("b.ts", "new", 20), 1, "b.ts new 20-20"],
  ] as const)("%s", (_, from, by, to) => {
    expect(where(step(stops, from, by))).toBe(to);
  });

  it("does not stop at folded lines", () => {
    const seen = stopsOf(parts, (file, i) => file === "b.ts" || i !== 0);
    expect(where(step(seen, at("a.ts", "old", 2), -1))).toBe("a.ts old 2-2");
  });
});

describe("moving by changes and files", () => {
  it.each([
    ["to the first", null, 1, "a.ts old 2-2"],
    ["to the next file's", at("a.ts", "old", 2), 1, "b.ts new 1-1"],
    ["back to the start of this one", at("a.ts", "new", 3), -1, "a.ts old 2-2"],
    ["no further", at("b.ts", "new", 1), 1, null],
    ["no further back", at("a.ts", "old", 2), -1, null],
  ] as const)("%s", (_, from, by, to) => {
    expect(where(stepChange(stops, from, by))).toBe(to);
  });

  it("wraps around the files", () => {
    expect(where(stepFile(parts, stops, null))).toBe("a.ts old 2-2");
    expect(where(stepFile(parts, stops, at("a.ts", "new", 1)))).toBe("b.ts new 1-1");
    expect(where(stepFile(parts, stops, at("b.ts", "new", 9)))).toBe("a.ts old 2-2");
    expect(stepFile([], [], null)).toBeNull();
  });
});

describe("ranges", () => {
  it("extend to 12 lines at most, in both directions", () => {
    let down = at("b.ts", "new", 3);
    for (let i = 0; i < 30; i++) down = stretch(parts, down, 1);
    expect(rangeOf(down)).toEqual({ file: "b.ts", side: "new", from: 3, to: 14 });
    let up = down;
    for (let i = 0; i < 30; i++) up = stretch(parts, up, -1);
    expect(rangeOf(up)).toEqual({ file: "b.ts", side: "new", from: 1, to: 3 });
  });

  it("end at the file's end", () => {
    expect(rangeOf(stretch(parts, at("b.ts", "new", 20), 1)).to).toBe(20);
  });

  it("stay on their side when dragged over the other", () => {
    expect(where(extendToward(parts, at("a.ts", "new", 1), stop("a.ts", "old", 2)))).toBe("a.ts new 1-1");
    expect(where(extendToward(parts, at("a.ts", "old", 2), stop("a.ts", "new", 3)))).toBe("a.ts old 2-2");
    expect(where(extendToward(parts, at("a.ts", "old", 2), stop("a.ts", "new", 4)))).toBe("a.ts old 2-3");
  });

  it("restart in another file", () => {
    expect(where(extendToward(parts, at("a.ts", "new", 1), stop("b.ts", "new", 5)))).toBe("b.ts new 5-5");
    expect(where(extendToward(parts, null, stop("b.ts", "new", 5)))).toBe("b.ts new 5-5");
  });

  it("are described in words", () => {
    expect(sayRange({ side: "new", from: 3, to: 3 })).toBe("line 3");
    expect(sayRange({ side: "old", from: 3, to: 5 })).toBe("old lines 3 to 5");
  });
});
