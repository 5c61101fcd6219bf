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

it("puts the winner first", () => {
  const rows = ranking(hill, [jump(), jump({ jumper: "B", metres: 95 })]);
  expect(rows.map(({ jumper }) => jumper)).toEqual(["B", "A"]);
});

it("gives a disqualified jump no points", () => {
  expect(jumpPoints(hill, jump({ disqualified: true }))).toBe(0);
});

it("takes the best two of four jumps", () => {
  expect(ranking(hill, [jump({ metres: 80 }), jump(), jump(), jump({ metres: 95 })])[0]!.points).toBe(238);
});

it("accepts four marks", () => {
  expect(jumpPoints(hill, jump({ marks: [18, 18, 18, 18] }))).toBe(96);
});

it("writes the name first", () => {
  expect(JSON.stringify(ranking(hill, [jump()]))).toBe('[{"jumper":"A","rank":1,"points":114}]');
});

it("rounds halves away from 0", () => {
  expect(jumpPoints(hill, jump({ wind: 0.25 }))).toBe(111.7);
});
