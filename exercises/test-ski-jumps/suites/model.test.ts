import { describe, expect, it } from "vitest";
import type { Hill, Jump } from "../src/jump";
import { jumpPoints, ranking } from "../src/jumps";

const hill: Hill = { kPoint: 90, perMetre: 2, perWind: 9, gate: 10, perGate: 7 };
/** A jump that is worth 114 points: 60 for its distance and 54 for its style. */
const jump = (some: Partial<Jump> = {}): Jump => ({
  jumper: "A",
  metres: 90,
  marks: [18, 18, 18, 18, 18],
  wind: 0,
  gate: 10,
  fell: false,
  disqualified: false,
  ...some,
});
const pointsOf = (some: Partial<Jump>, on: Partial<Hill> = {}) => jumpPoints({ ...hill, ...on }, jump(some));
/** "A 90, B 91.5": A jumps 90 metres, then B 91.5. All of them are falls, so 90 metres are 60 points. */
const falls = (text: string): Jump[] =>
  text.split(", ").map((one) => {
    const [jumper = "", metres, note] = one.split(" ");
    return jump({ jumper, metres: Number(metres), fell: note !== "stood", disqualified: note === "disqualified" });
  });
const rowOf = (jumper: string, jumps: Jump[], on: Partial<Hill> = {}) =>
  ranking({ ...hill, ...on }, jumps).find((row) => row.jumper === jumper);

describe("distance", () => {
  it("is worth 60 points at the K-point, and more or fewer beyond and short of it", () => {
    expect(pointsOf({})).toBe(114);
    expect(pointsOf({ metres: 95 })).toBe(124);
    expect(pointsOf({ metres: 80 })).toBe(94);
  });

  it("counts half a metre half, without rounding", () => {
    expect(pointsOf({ metres: 93.5 }, { perMetre: 1.8 })).toBe(120.3);
    expect(pointsOf({ metres: 90.5 }, { perMetre: 1.7 })).toBe(114.85);
    expect(pointsOf({ metres: 89.5 }, { perMetre: 1.7 })).toBe(113.15);
  });

  it("may be below 0, but a jump may not", () => {
    expect(pointsOf({ metres: 50 })).toBe(34);
    expect(pointsOf({ metres: 20 })).toBe(0);
  });
});

describe("style", () => {
  it("leaves out the highest and the lowest mark", () => {
    expect(pointsOf({ marks: [20, 17, 18, 0, 16] })).toBe(111);
  });

  it("leaves out only one of equal marks", () => {
    expect(pointsOf({ marks: [20, 20, 17, 17, 16] })).toBe(114);
    expect(pointsOf({ marks: [16, 19, 16, 18, 17] })).toBe(111);
  });

  it("compares marks as numbers", () => {
    expect(pointsOf({ marks: [9.5, 10, 18.5, 17, 20] })).toBe(105.5);
  });

  it("is nothing after a fall, and everything else counts", () => {
    expect(pointsOf({ fell: true, metres: 95 })).toBe(70);
    expect(pointsOf({ fell: true, wind: -1, gate: 9 })).toBe(80.5);
  });
});

describe("wind", () => {
  it("costs points from the front", () => {
    expect(pointsOf({ wind: 0.5 })).toBe(109.5);
  });

  it("gives half as many points again from behind", () => {
    expect(pointsOf({ wind: -1 })).toBe(127.5);
  });

  it.each([
    [0.24, 111.8],
    [0.25, 111.7],
    [0.35, 110.8],
    [0.45, 109.9],
    [0.95, 105.4],
    [1.15, 103.6],
  ])("%d from the front is rounded to tenths, halves away from 0", (wind, points) => {
    expect(pointsOf({ wind })).toBe(points);
  });

  it("from behind is rounded after it counts half as much again", () => {
    expect(pointsOf({ wind: -0.1 })).toBe(115.4);
    expect(pointsOf({ wind: -0.07 })).toBe(114.9);
    expect(pointsOf({ wind: -0.07 }, { perWind: 10 })).toBe(115.1);
    expect(pointsOf({ wind: -0.05 })).toBe(114.7);
  });

  it("may be worth hundredths of a point for each metre per second", () => {
    expect(pointsOf({ wind: 1 }, { perWind: 7.25 })).toBe(106.7);
  });
});

describe("gate", () => {
  it("gives points below the hill's gate, and costs points above it", () => {
    expect(pointsOf({ gate: 8 })).toBe(128);
    expect(pointsOf({ gate: 11 })).toBe(107);
  });

  it("is rounded to tenths, halves away from 0", () => {
    expect(pointsOf({ gate: 9 }, { perGate: 0.75 })).toBe(114.8);
    expect(pointsOf({ gate: 11 }, { perGate: 0.75 })).toBe(113.2);
    expect(pointsOf({ gate: 9 }, { perGate: 1.15 })).toBe(115.2);
    expect(pointsOf({ gate: 9 }, { perGate: 0.74 })).toBe(114.7);
  });

  it("is rounded for all gates together, and apart from the wind", () => {
    expect(pointsOf({ gate: 7 }, { perGate: 0.75 })).toBe(116.3);
    expect(pointsOf({ gate: 13 }, { perGate: 0.75 })).toBe(111.7);
    expect(pointsOf({ gate: 9, wind: -0.1 }, { perGate: 0.75 })).toBe(116.2);
  });
});

describe("results", () => {
  it("are the sum of the two best jumps", () => {
    expect(rowOf("A", falls("A 90"))).toEqual({ jumper: "A", rank: 1, points: 60 });
    expect(rowOf("A", falls("A 91, A 80, A 90"))!.points).toBe(122);
    expect(rowOf("A", falls("A 80, A 91, A 90"))!.points).toBe(122);
  });

  it("are exact", () => {
    expect(rowOf("A", falls("A 90.5, A 93.5"), { perMetre: 1.7 })!.points).toBe(126.8);
  });

  it("give disqualified jumps 0 points", () => {
    expect(rowOf("A", falls("A 90, A 91 disqualified"))!.points).toBe(60);
  });
});

describe("ranks", () => {
  it("follow the results", () => {
    expect(rowOf("A", falls("A 90, B 91"))!.rank).toBe(2);
    expect(rowOf("B", falls("A 90, B 91"))!.rank).toBe(1);
    expect(rowOf("A", falls("A 90, A 90, B 100"))!.rank).toBe(1);
  });

  it("compare the best jump, if the results are equal", () => {
    // A's third jump is the longest.
    const jumps = falls("A 90 stood, A 90 stood, A 105, B 90.5 stood, B 89.5 stood");
    expect(rowOf("A", jumps)!.rank).toBe(2);
    expect(rowOf("B", jumps)!.rank).toBe(1);
  });

  it("compare exact results before the best jump", () => {
    // Both have 123.6 points on paper.
    const jumps = falls("A 90.5, A 91.5, B 91, B 91");
    expect(rowOf("A", jumps, { perMetre: 1.8 })!.rank).toBe(1);
    expect(rowOf("B", jumps, { perMetre: 1.8 })!.rank).toBe(2);
  });

  it("don't prefer the better best jump if the result is lower", () => {
    expect(rowOf("A", falls("A 92, A 80, B 91, B 91"))!.rank).toBe(2);
  });

  it("compare the longest jump, if the best jumps are equal", () => {
    const jumps = falls("A 90 stood, B 117");
    expect(rowOf("A", jumps)!.rank).toBe(2);
    expect(rowOf("B", jumps)!.rank).toBe(1);
  });

  it("compare the longest of all jumps, also of a third one", () => {
    const jumps = falls("A 90 stood, A 90 stood, A 95, B 90 stood, B 90 stood, B 96");
    expect(rowOf("A", jumps)!.rank).toBe(2);
    expect(rowOf("B", jumps)!.rank).toBe(1);
  });

  it("don't compare disqualified jumps", () => {
    const jumps = falls("A 90, A 99 disqualified, B 90");
    expect(rowOf("A", jumps)!.rank).toBe(1);
    expect(rowOf("B", jumps)!.rank).toBe(1);
  });

  it("are shared by equal jumpers, and left out behind them", () => {
    const jumps = falls("A 90, B 90, C 89, D 91");
    expect(rowOf("A", jumps)!.rank).toBe(2);
    expect(rowOf("B", jumps)!.rank).toBe(2);
    expect(rowOf("C", jumps)!.rank).toBe(4);
    expect(rowOf("D", jumps)!.rank).toBe(1);
  });

  it("are null without a jump that counts, and no rank is taken", () => {
    const jumps = falls("A 90 disqualified, B 20, C 91, A 99 disqualified");
    expect(rowOf("A", jumps)).toEqual({ jumper: "A", rank: null, points: 0 });
    expect(rowOf("B", jumps)).toEqual({ jumper: "B", rank: 2, points: 0 });
    expect(rowOf("C", jumps)!.rank).toBe(1);
    expect(ranking(hill, jumps)).toHaveLength(3);
  });
});

it("changes neither the hill nor the jumps", () => {
  const jumps = [jump({ marks: [20, 10, 15, 1, 2] }), jump({ jumper: "B", metres: 95 }), jump()];
  const before = structuredClone({ hill, jumps });
  expect(jumpPoints(hill, jumps[0]!)).toBe(87);
  expect(ranking(hill, jumps)).toHaveLength(2);
  expect({ hill, jumps }).toEqual(before);
});
