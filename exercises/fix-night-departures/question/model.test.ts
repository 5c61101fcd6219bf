import { expect, test } from "vitest";
import { boardAt } from "../src/board";

test("a stop's board", () => {
  const timetable = [
    { line: "U3", to: "Harbour", time: "23:45" },
    { line: "8", to: "Depot", time: "00:05" },
  ];
  expect(boardAt("23:35", timetable)).toEqual(["U3 Harbour 10 min", "8 Depot 30 min"]);
});
