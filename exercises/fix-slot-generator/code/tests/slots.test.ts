import { describe, expect, it } from "vitest";
import { formatTime, parseSession } from "../src/session";
import { freeSlots, type VisitKind } from "../src/slots";

const morning = parseSession("09:00-12:00");
const firstVisit: VisitKind = { name: "first visit", minutes: 45, pause: 0 };
const checkUp: VisitKind = { name: "check-up", minutes: 20, pause: 5 };

describe("freeSlots", () => {
  it("starts with the session, one slot after another", () => {
    const starts = freeSlots([morning], checkUp, []).map((slot) => formatTime(slot.start));
    expect(starts.slice(0, 3)).toEqual(["09:00", "09:25", "09:50"]);
  });

  it("leaves out what is booked", () => {
    const starts = freeSlots([morning], firstVisit, [{ start: 585, end: 630 }]).map((slot) => formatTime(slot.start));
    expect(starts.slice(0, 2)).toEqual(["09:00", "10:30"]);
  });

  it("offers nothing on a day without sessions", () => {
    expect(freeSlots([], firstVisit, [])).toEqual([]);
  });

  // From the desk: the page offered 12:00-12:45. Nadia
  it("ends a morning of first visits at twelve", () => {
    expect(freeSlots([morning], firstVisit, []).at(-1)).toEqual({ start: 675, end: 720 });
  });
});
