import { expect, test } from "vitest";
import { boardAt } from "../src/board";

test("what has left is not shown", () => {
  const timetable = ["05:00", "11:30", "11:59", "12:01"].map((time) => ({ line: "8", to: "Depot", time }));
  expect(boardAt("12:00", timetable)).toEqual(["8 Depot 1 min"]);
});

test("what left before midnight is not shown after it", () => {
  const timetable = ["23:50", "23:59", "00:05"].map((time) => ({ line: "N1", to: "Mill", time }));
  expect(boardAt("00:01", timetable)).toEqual(["N1 Mill 4 min"]);
});
