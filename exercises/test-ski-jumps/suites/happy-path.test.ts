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

it("adds distance and style", () => {
  expect(jumpPoints(hill, jump({ metres: 95 }))).toBe(124);
});

it("leaves out the highest and the lowest mark", () => {
  expect(jumpPoints(hill, jump({ marks: [15, 16, 17, 18, 19] }))).toBe(111);
});

it("takes points for wind from the front", () => {
  expect(jumpPoints(hill, jump({ wind: 1 }))).toBe(105);
});

it("gives points for a lower gate", () => {
  expect(jumpPoints(hill, jump({ gate: 9 }))).toBe(121);
});

it("ranks the jumpers", () => {
  const rows = ranking(hill, [jump(), jump({ metres: 95 }), jump({ jumper: "B", metres: 100 })]);
  expect(rows.find(({ jumper }) => jumper === "A")).toEqual({ jumper: "A", rank: 1, points: 238 });
  expect(rows.find(({ jumper }) => jumper === "B")).toEqual({ jumper: "B", rank: 2, points: 134 });
});
