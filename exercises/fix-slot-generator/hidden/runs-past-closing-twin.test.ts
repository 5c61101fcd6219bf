import { expect, it } from "vitest";
import { formatTime, parseSession } from "../src/session";
import { freeSlots } from "../src/slots";

const offered = (sessions: string[], minutes: number, pause = 0) =>
  freeSlots(sessions.map(parseSession), { name: "visit", minutes, pause }, []);
const times = (...args: Parameters<typeof offered>) =>
  offered(...args).map((slot) => `${formatTime(slot.start)}-${formatTime(slot.end)}`);

it("offers no slot that begins in time and ends after the session", () => {
  expect(times(["08:00-10:30"], 40)).toEqual(["08:00-08:40", "08:40-09:20", "09:20-10:00"]);
});

it("lets a morning end at lunch, whatever comes in the afternoon", () => {
  expect(times(["08:30-10:00", "15:00-16:00"], 35, 5)).toEqual(["08:30-09:05", "09:10-09:45", "15:00-15:35"]);
});

it("offers nothing in a session that is shorter than a visit", () => {
  expect(offered(["17:00-17:20"], 25)).toEqual([]);
});
