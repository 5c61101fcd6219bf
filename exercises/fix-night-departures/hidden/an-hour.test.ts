import { expect, test } from "vitest";
import { boardAt } from "../src/board";

test("the board looks 60 minutes ahead", () => {
  const timetable = ["09:00", "09:59", "10:00", "10:01", "15:00"].map((time) => ({ line: "12", to: "Zoo", time }));
  expect(boardAt("09:00", timetable)).toEqual(["12 Zoo now", "12 Zoo 59 min", "12 Zoo 60 min"]);
});
