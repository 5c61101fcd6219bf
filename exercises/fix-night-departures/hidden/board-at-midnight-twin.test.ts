import { expect, test } from "vitest";
import { boardAt } from "../src/board";

test("shows what leaves on the other side of midnight", () => {
  const night = [
    { line: "N1", to: "Mill", time: "00:30" },
    { line: "8", to: "Depot", time: "23:31" },
    { line: "N1", to: "Quay", time: "00:00" },
    { line: "8", to: "Depot", time: "23:29" },
  ];
  expect(boardAt("23:30", night)).toEqual(["8 Depot 1 min", "N1 Quay 30 min", "N1 Mill 60 min"]);
});

test("keeps to its five rows over midnight", () => {
  const night = ["00:20", "00:15", "00:10", "00:05", "23:58", "00:25"].map((time) => ({ line: "N4", to: "Park", time }));
  expect(boardAt("23:56", night)).toEqual(["2", "9", "14", "19", "24"].map((minutes) => `N4 Park ${minutes} min`));
});
