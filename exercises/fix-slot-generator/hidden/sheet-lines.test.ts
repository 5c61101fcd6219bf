import { expect, it } from "vitest";
import { daySheet } from "../src/day-sheet";
import { parseSession } from "../src/session";

it("prints initials, dashes, and an empty line between two sessions", () => {
  const sessions = ["09:00-12:00", "13:00-16:00"].map(parseSession);
  const sheet = daySheet(sessions, { name: "dressing", minutes: 20, pause: 15 }, [
    { start: 575, end: 595, initials: "B.K." },
    { start: 780, end: 800, initials: "O.N." },
  ]);
  const [morning, afternoon, ...rest] = sheet.split("\n\n").map((lines) => lines.split("\n"));
  expect(morning?.slice(0, 3)).toEqual(["09:00-09:20 -", "09:35-09:55 B.K.", "10:10-10:30 -"]);
  expect(afternoon?.slice(0, 2)).toEqual(["13:00-13:20 O.N.", "13:35-13:55 -"]);
  expect(rest).toEqual([]);
});
