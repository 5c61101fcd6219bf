import { expect, it } from "vitest";
import type { Leaning } from "../cohorts.$id_.trust/leaning";
import { aiDPrimeOn, confidenceOn, dPrimeOn, halvesAround, sayPoints } from "./points";
import type { Week } from "./week-text";

const sure = { review: { learners: 9, of: 11, all: 20, said: 0.72, interval: [0.34, 0.74] as const } };
const week = { from: "16 November", sure, leaning: null, aiLeaning: null } as unknown as Week;

it("confidence in a week is what learners stated minus the share that was right, with the share's interval", () => {
  const point = confidenceOn("review")(week);
  expect(point).toMatchObject({
    from: "16 November",
    says: "72% confident on average, 55% right (11 of 20, probably 34–74%)",
  });
  expect(point.value).toBeCloseTo(0.17);
  expect(point.interval!.map(sayPoints)).toEqual(["−2", "+38"]);
  expect(confidenceOn("fix")(week)).toMatchObject({ value: null, interval: null });
});

it.each<[Leaning, string]>([
  ["too-much", "learners approve too often"],
  ["too-little", "learners reject good changes too often"],
  ["neither", "no clear sign that learners trust too much or too little"],
])("d′ in a week has its interval, and says which way learners lean (%s)", (leaning, words) => {
  const dPrime = { value: 1.24, low: 0.81, high: 1.5 };
  expect(dPrimeOn({ ...week, dPrime, leaning })).toEqual({
    from: "16 November",
    value: 1.24,
    interval: [0.81, 1.5],
    says: `1.2 (probably 0.8 to 1.5); ${words}`,
  });
  expect(dPrimeOn({ ...week, dPrime: null })).toMatchObject({ value: null, says: "" });
});

it("d′ of answers to AI reviewers' comments says on how many comments learners act", () => {
  const aiDPrime = { value: 0.9, low: 0.6, high: 1.3 };
  const point = (aiLeaning: Leaning) => aiDPrimeOn({ ...week, aiDPrime, aiLeaning });
  expect(point("too-much")).toEqual({
    from: "16 November",
    value: 0.9,
    interval: [0.6, 1.3],
    says: "0.9 (probably 0.6 to 1.3); learners act on too few comments",
  });
  expect(point("too-little").says).toContain("learners act on too many comments");
  expect(aiDPrimeOn({ ...week, aiDPrime: null })).toMatchObject({ value: null, says: "" });
});

it("the scale has steps of 50 percentage points, and covers all values and intervals", () => {
  expect(halvesAround([])).toEqual([-0.5, 0, 0.5]);
  expect(halvesAround([{ value: 0.1, interval: [-0.2, 0.6] }])).toEqual([-0.5, 0, 0.5, 1]);
  expect(
    halvesAround([
      { value: null, interval: null },
      { value: -0.7, interval: null },
    ]),
  ).toEqual([-1, -0.5, 0, 0.5]);
});
