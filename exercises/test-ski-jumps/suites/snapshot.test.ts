import { expect, it } from "vitest";
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

// Copied from a run of the code.
const jumps = [
  jump({ metres: 92.5, wind: 0.35, marks: [17, 18, 18.5, 18, 17.5] }),
  jump({ jumper: "B", metres: 95, gate: 9, wind: -0.5 }),
  jump({ jumper: "C", metres: 88, fell: true }),
  jump({ metres: 91, wind: -0.2, marks: [19, 18, 18, 17, 16] }),
  jump({ jumper: "B", metres: 89, marks: [16, 16, 17, 17, 18] }),
  jump({ jumper: "C", metres: 96, disqualified: true }),
];
const recorded = (name: string) => ranking(hill, jumps).find(({ jumper }) => jumper === name);

it("points, as recorded", () => {
  expect(jumps.slice(0, 5).map((one) => jumpPoints(hill, one))).toEqual([115.3, 137.8, 56, 117.7, 108]);
});

it("A, as recorded", () => {
  expect(recorded("A")).toEqual({ jumper: "A", rank: 2, points: 233 });
});

it("B, as recorded", () => {
  expect(recorded("B")).toEqual({ jumper: "B", rank: 1, points: 245.8 });
});

it("C, as recorded", () => {
  expect(recorded("C")).toEqual({ jumper: "C", rank: 3, points: 56 });
});
