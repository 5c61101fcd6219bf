import { expect, it } from "vitest";
import { busiestHour, type Entry } from "./code";

const at = (...minutes: number[]): Entry[] => minutes.map((minute) => ({ minute, door: "main" }));

it("counts the visitors of a quiet morning", () => {
  expect(busiestHour(at(9 * 60, 9 * 60 + 10, 12 * 60))).toBe(2);
});

it("counts a rush from 10:40 to 11:20 as one", () => {
  expect(busiestHour(at(640, 650, 655, 665, 680))).toBe(5);
});

it("does not count visitors who came 60 minutes apart together", () => {
  expect(busiestHour(at(600, 660))).toBe(1);
});
