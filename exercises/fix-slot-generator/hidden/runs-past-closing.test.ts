import { expect, it } from "vitest";
import { formatTime, parseSession } from "../src/session";
import { freeSlots } from "../src/slots";

const offered = (sessions: string[], minutes: number, pause = 0) =>
  freeSlots(sessions.map(parseSession), { name: "visit", minutes, pause }, []);
const times = (...args: Parameters<typeof offered>) =>
  offered(...args).map((slot) => `${formatTime(slot.start)}-${formatTime(slot.end)}`);

it("offers no slot that begins in time and ends after the session", () => {
  expect(times(["09:00-12:00"], 50)).toEqual(["09:00-09:50", "09:50-10:40", "10:40-11:30"]);
});

it("lets a morning end at lunch, whatever comes in the afternoon", () => {
  expect(times(["09:00-10:30", "13:00-14:30"], 40, 5)).toEqual(["09:00-09:40", "09:45-10:25", "13:00-13:40", "13:45-14:25"]);
});

it("offers nothing in a session that is shorter than a visit", () => {
  expect(offered(["12:00-12:30"], 45)).toEqual([]);
});
