import { expect, test } from "vitest";
import { boardAt } from "../src/board";

test("shows the minute after midnight", () => {
  expect(boardAt("23:59", [{ line: "N2", to: "Airport", time: "00:00" }])).toEqual(["N2 Airport 1 min"]);
});

test("looks its whole hour ahead, and puts what leaves before midnight first", () => {
  const night = [
    { line: "N2", to: "Airport", time: "00:02" },
    { line: "U3", to: "Harbour", time: "23:55" },
    { line: "N7", to: "Castle", time: "00:44" },
    { line: "N7", to: "Zoo", time: "00:46" },
  ];
  expect(boardAt("23:45", night)).toEqual(["U3 Harbour 10 min", "N2 Airport 17 min", "N7 Castle 59 min"]);
});
