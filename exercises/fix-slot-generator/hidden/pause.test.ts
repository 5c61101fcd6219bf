import { expect, it } from "vitest";
import { formatTime, parseSession } from "../src/session";
import { freeSlots } from "../src/slots";

const times = (sessions: string[], minutes: number, pause = 0) =>
  freeSlots(sessions.map(parseSession), { name: "visit", minutes, pause }, []).map(
    (slot) => `${formatTime(slot.start)}-${formatTime(slot.end)}`,
  );

it("leaves the pause between two slots", () => {
  expect(times(["09:00-12:00"], 20, 5).slice(0, 4)).toEqual(["09:00-09:20", "09:25-09:45", "09:50-10:10", "10:15-10:35"]);
});

it("needs no pause after the last slot", () => {
  expect(times(["09:00-11:30"], 30, 10)).toContain("11:00-11:30");
  expect(times(["09:00-12:00"], 20, 30)).toEqual(["09:00-09:20", "09:50-10:10", "10:40-11:00", "11:30-11:50"]);
});
