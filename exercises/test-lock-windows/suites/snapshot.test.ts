import { expect, it } from "vitest";
import { passWindows } from "../src/pass-windows";

// Recorded from a run of the code.
const day = [
  [560, 200],
  [570, 275],
  [580, 310],
  [600, 290],
  [620, 240],
  [900, 260],
  [910, 300],
  [925, 330],
  [960, 280],
].map(([at, depth]) => ({ at: at!, depth: depth! }));

it("a yacht, as recorded", () => {
  expect(JSON.stringify(passWindows(day, 180))).toBe(
    '[{"from":960,"to":980},{"from":900,"to":945},{"from":570,"to":640}]',
  );
});

it("a trawler, as recorded", () => {
  expect(passWindows(day, 240)).toEqual([
    { from: 960, to: 980 },
    { from: 910, to: 945 },
    { from: 570, to: 620 },
  ]);
});

it("a coaster, as recorded", () => {
  expect(JSON.stringify(passWindows(day, 300))).toBe('[{"from":925,"to":945}]');
});
