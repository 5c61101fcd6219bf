import { expect, it } from "vitest";
import { clock, dependencies, heightAt } from "./code";

// A made-up registry, as of today.
const registry = [
  { name: "sun-moon", ageInDays: 2_900, weeklyDownloads: 41_000, repository: "astro/sun-moon" },
  { name: "prettyhours", ageInDays: 3_100, weeklyDownloads: 280_000, repository: "hours/prettyhours" },
  { name: "pretty-hours", ageInDays: 9, weeklyDownloads: 60, repository: null },
];

const added = Object.keys(dependencies);

it("adds only packages that exist", () => {
  const unknown = added.filter((name) => !registry.some((known) => known.name === name));
  expect(unknown).toEqual([]);
});

it("adds no package that is new and comes from nowhere", () => {
  const doubtful = registry.filter(({ ageInDays, repository }) => ageInDays < 90 && repository === null);
  expect(added.filter((name) => doubtful.some((known) => known.name === name))).toEqual([]);
});

it("still calculates the tide", () => {
  const [low, high] = [
    { minute: 360, height: 100 },
    { minute: 720, height: 500 },
  ] as const;
  expect([360, 540, 720].map((minute) => heightAt(minute, low, high))).toEqual([100, 300, 500]);
  expect(clock(425)).toBe("7:05");
});
