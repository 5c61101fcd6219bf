import { expect, test } from "vitest";
import { boardAt } from "../src/board";

const timetable = [
  { line: "U3", to: "Harbour", time: "08:20" },
  { line: "12", to: "Zoo", time: "08:10" },
  { line: "U3", to: "Castle", time: "08:20" },
  { line: "8", to: "Depot", time: "08:20" },
  { line: "12", to: "Mill", time: "08:05" },
  { line: "8", to: "Quay", time: "08:40" },
];

test("the board has five rows, in the timetable's order within a minute", () => {
  expect(boardAt("08:00", timetable)).toEqual([
    "12 Mill 5 min",
    "12 Zoo 10 min",
    "U3 Harbour 20 min",
    "U3 Castle 20 min",
    "8 Depot 20 min",
  ]);
});

test("the timetable stays as it is", () => {
  const before = JSON.stringify(timetable);
  expect(boardAt("08:00", timetable)).toHaveLength(5);
  expect(JSON.stringify(timetable)).toBe(before);
});
