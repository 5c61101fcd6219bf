import { describe, expect, it } from "vitest";
import { daySheet } from "../src/day-sheet";
import { parseSession } from "../src/session";

const firstVisit = { name: "first visit", minutes: 45, pause: 0 };

describe("daySheet", () => {
  it("has a line for each slot, with initials where somebody is booked", () => {
    const sheet = daySheet([parseSession("09:00-12:00")], firstVisit, [{ start: 585, end: 630, initials: "A.L." }]);
    expect(sheet.split("\n").slice(0, 3)).toEqual(["09:00-09:45 -", "09:45-10:30 A.L.", "10:30-11:15 -"]);
  });
});
