import { expect, it } from "vitest";
import { formatTime, parseSession } from "../src/session";
import { freeSlots } from "../src/slots";

const times = (sessions: string[], minutes: number, pause = 0) =>
  freeSlots(sessions.map(parseSession), { name: "visit", minutes, pause }, []).map(
    (slot) => `${formatTime(slot.start)}-${formatTime(slot.end)}`,
  );

it("offers no slot that begins when the session ends", () => {
  expect(times(["13:00-14:00"], 20)).toEqual(["13:00-13:20", "13:20-13:40", "13:40-14:00"]);
});

it("offers none at the end of any session", () => {
  expect(times(["08:00-10:00", "16:30-17:30"], 60)).toEqual(["08:00-09:00", "09:00-10:00", "16:30-17:30"]);
});
