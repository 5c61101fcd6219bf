import { expect, test } from "vitest";
import { boardAt } from "../src/board";
import { describeTrip } from "../src/trip";

test("what leaves this minute is shown as now", () => {
  for (const time of ["00:00", "12:00", "23:59"]) {
    expect(boardAt(time, [{ line: "8", to: "Depot", time }])).toEqual(["8 Depot now"]);
  }
});

test("a change within a minute takes none", () => {
  const legs = [
    { line: "8", departs: "10:00", arrives: "10:20" },
    { line: "12", departs: "10:20", arrives: "10:30" },
  ];
  expect(describeTrip(legs)).toBe("10:00 – 10:30, 30 min, short change");
});
