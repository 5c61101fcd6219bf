import { expect, it } from "vitest";
import { compareWeeks, sayTrust } from "./say";

const around = (value: number) => ({ value, low: value - 0.2, high: value + 0.2 });

it.each([
  [null, null, /^It is too early/],
  [around(0.1), around(0), /^It isn’t clear yet .*approve about as readily/],
  [around(1), around(0.5), /better than a coin toss would\. .*too much\.$/],
  [around(1), around(-0.5), /too little\.$/],
] as const)("says how a cohort trusts (%#)", (dPrime, criterion, words) => {
  expect(sayTrust({ dPrime, criterion })).toMatch(words);
});

it("compares the last four full weeks with the four before", () => {
  const week = (handIns: number, passed: number) => ({ handIns, passed });
  const weeks = [week(9, 9), ...Array(4).fill(week(2, 1)), ...Array(4).fill(week(5, 4)), week(100, 0)];
  expect(compareWeeks(weeks)).toBe(
    "In the last four full weeks, learners handed in 20 submissions, including 16 first passes of an exercise. In the four weeks before: 8 submissions, including 4 first passes.",
  );
  expect(compareWeeks(Array(12).fill(week(0, 0)))).toMatch(/^Nothing was handed in/);
  const paused = [week(3, 0), ...Array(7).fill(week(0, 0)), week(3, 0), week(0, 0)];
  expect(compareWeeks(paused)).toContain("In the four weeks before: 0 submissions.");
  const young = [...Array(3).fill(week(0, 0)), week(8, 1), ...Array(4).fill(week(50, 25)), week(1, 1)];
  expect(compareWeeks(young)).toBe(
    "In the last four full weeks, learners handed in 200 submissions, including 100 first passes of an exercise. It is too early to compare this with the weeks before.",
  );
});
