import { expect, test } from "vitest";
import { boardAt } from "../src/board";

// This board was always right. Change it into one that the old code gets wrong and yours gets right.
test("a stop's board", () => {
  const timetable = [
    { line: "U3", to: "Harbour", time: "22:15" },
    { line: "8", to: "Depot", time: "22:30" },
  ];
  expect(boardAt("22:05", timetable)).toEqual(["U3 Harbour 10 min", "8 Depot 25 min"]);
});
