import { expect, it } from "vitest";
import { formatTime, parseSession } from "../src/session";
import { freeSlots } from "../src/slots";

const times = (sessions: string[], minutes: number, pause = 0) =>
  freeSlots(sessions.map(parseSession), { name: "visit", minutes, pause }, []).map(
    (slot) => `${formatTime(slot.start)}-${formatTime(slot.end)}`,
  );

it("offers no slot that begins when the session ends", () => {
  expect(times(["09:00-12:00"], 45)).toEqual(["09:00-09:45", "09:45-10:30", "10:30-11:15", "11:15-12:00"]);
});

it("offers none at the end of any session", () => {
  expect(times(["09:00-10:00", "14:00-15:00"], 30)).toEqual(["09:00-09:30", "09:30-10:00", "14:00-14:30", "14:30-15:00"]);
});
